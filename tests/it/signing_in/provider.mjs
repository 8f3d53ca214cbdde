// A real OpenID provider for the tests: node provider.mjs PORT CALLBACK LEFT KEY_FILE. Writes a private key for the client
// `belfry-key` to KEY_FILE. Whoever signs in as NAME is NAME@ledenkoepel.example with the role `medewerker`.
import { createRequire } from "node:module";
import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [port, callback, left, keyFile] = process.argv.slice(2);
const here = createRequire(import.meta.url);
const { Provider } = await import(pathToFileURL(here.resolve("oidc-provider")).href);

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
writeFileSync(keyFile, privateKey.export({ type: "pkcs8", format: "pem" }));

const common = { redirect_uris: [callback], post_logout_redirect_uris: [left], response_types: ["code"], grant_types: ["authorization_code"] };
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    { client_id: "belfry-secret", client_secret: "a secret, & one with signs: +/=%", ...common },
    {
      client_id: "belfry-key",
      token_endpoint_auth_method: "private_key_jwt",
      token_endpoint_auth_signing_alg: "RS256",
      jwks: { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "belfry-1", use: "sig", alg: "RS256" }] },
      ...common,
    },
  ],
  claims: { openid: ["sub"], profile: ["given_name", "family_name", "roles"], email: ["email", "email_verified"] },
  async findAccount(_, id) {
    return {
      accountId: id,
      claims: async () => ({
        sub: id,
        given_name: "Zoë",
        family_name: "D'Hondt",
        email: `${id}@ledenkoepel.example`,
        email_verified: id !== "onbevestigd",
        roles: ["medewerker"],
      }),
    };
  },
  pkce: { required: () => true },
  cookies: { keys: ["a key of the tests"] },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
