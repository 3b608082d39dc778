# Reads the keychain itself, with libsecret's own tool. A locked keychain may make the system ask for its password.
key=$(secret-tool lookup service '{{service}}' username key) || { echo 'Not connected, or locked.' >&2; exit 1; }
echo "Connected with the key that ends in $(printf %s "$key" | tail -c 4)"
