//! The client's proof by private key: `private_key_jwt` (OpenID Connect Core §9, RFC 7523 §2.2), signed with RS256.

use std::sync::Arc;

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject as _;
use serde_json::json;

/// Long enough for clocks that differ.
const LIFE_SECONDS: i64 = 120;

#[derive(Clone)]
pub struct Signer {
    key: Arc<RsaKeyPair>,
    key_id: Option<String>,
}

impl Signer {
    pub fn new(pem: &str, key_id: Option<String>) -> anyhow::Result<Self> {
        let key = match PrivateKeyDer::from_pem_slice(pem.as_bytes()).context("oidc_private_key is no private key in PEM")? {
            PrivateKeyDer::Pkcs8(key) => RsaKeyPair::from_pkcs8(key.secret_pkcs8_der()),
            PrivateKeyDer::Pkcs1(key) => RsaKeyPair::from_der(key.secret_pkcs1_der()),
            _ => anyhow::bail!("oidc_private_key is no RSA key"),
        };
        let key = key.map_err(|error| anyhow::anyhow!("oidc_private_key cannot be used ({error}): an RSA key of 2048 bits or more is needed"))?;
        Ok(Self { key: Arc::new(key), key_id })
    }

    /// A signed statement that we are `client_id`, for `audience` alone, good once and for two minutes.
    pub fn assertion(&self, client_id: &str, audience: &str, now: Timestamp, id: &str) -> String {
        let mut header = json!({ "alg": "RS256", "typ": "JWT" });
        if let Some(key_id) = &self.key_id {
            header["kid"] = key_id.as_str().into();
        }
        let now = now.as_second();
        let claims = json!({ "iss": client_id, "sub": client_id, "aud": audience, "jti": id, "iat": now, "exp": now + LIFE_SECONDS });
        let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()));
        let mut signature = vec![0; self.key.public().modulus_len()];
        self.key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature).expect("a buffer as long as the modulus");
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}
