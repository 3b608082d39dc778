# Reads the keychain itself, with the package keyring. A locked keychain may make the system ask for its password.
import keyring

key = keyring.get_password("{{service}}", "key")
if key is None:
    raise SystemExit("This shop is not connected on this computer.")
print("Connected with the key that ends in", key[-4:])
