//! The checks of an ID token (OpenID Connect Core §3.1.3.7): signature by a published key with RS256 or ES256, issuer, audience,
//! authorised party, times, nonce, level of assurance.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use jiff::Timestamp;
use openidconnect::core::{CoreIdToken, CoreIdTokenVerifier, CoreJwsSigningAlgorithm};
use openidconnect::{ClaimsVerificationError, ClientId, Nonce, SignatureVerificationError};
use serde_json::Value;

use super::Metadata;
use crate::config::ProviderConfig;

/// How far the provider's clock may be from ours.
const SKEW_SECONDS: i64 = 60;

#[derive(Debug)]
pub enum Untrue {
    /// Signed by a key that is not among those we know.
    UnknownKey,
    Because(String),
}

impl fmt::Display for Untrue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey => formatter.write_str("the ID token is signed by a key that the provider does not publish"),
            Self::Because(words) => write!(formatter, "ID token: {words}"),
        }
    }
}

/// The claims of a token that holds.
pub fn verify(token: &CoreIdToken, metadata: &Metadata, config: &ProviderConfig, nonce: &str, now: Timestamp) -> Result<Value, Untrue> {
    let now = now.as_second();
    let moment = move |second| DateTime::<Utc>::from_timestamp(second, 0).unwrap_or_default();
    let acr = |given: Option<&str>| config.acr.is_empty() || given.is_some_and(|given| config.acr.iter().any(|accepted| accepted == given));
    // The client secret is never a key: a token signed with it, or with the public key as a secret, is refused (ASVS 9.1.2).
    let verifier = CoreIdTokenVerifier::new_public_client(ClientId::new(config.client_id.clone()), metadata.issuer().clone(), metadata.jwks().clone())
        .set_allowed_algs([CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, CoreJwsSigningAlgorithm::EcdsaP256Sha256])
        .set_time_fn(move || moment(now - SKEW_SECONDS))
        .set_issue_time_verifier_fn(move |at| if at.timestamp() <= now + SKEW_SECONDS { Ok(()) } else { Err("issued in the future".to_owned()) })
        // Others may be named beside us: `azp`, below, says for whom it was made.
        .set_other_audience_verifier_fn(|_| true)
        .set_auth_context_verifier_fn(move |given| if acr(given.map(|given| given.as_str())) { Ok(()) } else { Err("acr is not one of oidc_acr".to_owned()) });
    token.claims(&verifier, &Nonce::new(nonce.to_owned())).map_err(|error| match error {
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => Untrue::UnknownKey,
        error => Untrue::Because(error.to_string()),
    })?;
    let claims = payload(&token.to_string()).ok_or_else(|| Untrue::Because("no JSON object".to_owned()))?;
    let several = claims["aud"].as_array().is_some_and(|all| all.len() > 1);
    match &claims["azp"] {
        Value::Null if !several => {}
        Value::String(party) if *party == config.client_id => {}
        _ => return Err(Untrue::Because("azp is somebody else".to_owned())),
    }
    match &claims["nbf"] {
        Value::Null => {}
        at if at.as_f64().is_some_and(|at| at <= (now + SKEW_SECONDS) as f64) => {}
        _ => return Err(Untrue::Because("not to be used yet".to_owned())),
    }
    if claims["sub"].as_str().is_none_or(|subject| subject.trim().is_empty()) {
        return Err(Untrue::Because("no sub".to_owned()));
    }
    Ok(claims)
}

/// The middle part of a token whose signature was checked, with all claims the provider gave.
fn payload(token: &str) -> Option<Value> {
    let bytes = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    serde_json::from_slice::<Value>(&bytes).ok().filter(Value::is_object)
}
