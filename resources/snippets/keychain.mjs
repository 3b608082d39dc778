// Reads the keychain itself, with the package @napi-rs/keyring. A locked keychain may make the system ask for its password.
import { Entry } from "@napi-rs/keyring";

const key = new Entry("{{service}}", "key").getPassword();
if (!key) throw new Error("This shop is not connected on this computer, or its keychain cannot be reached.");
console.log("Connected with the key that ends in", key.slice(-4));
