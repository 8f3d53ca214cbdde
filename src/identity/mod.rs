//! Talks to the organisation's own OpenID provider: what it says of itself, the way there, the code for a token, and the token's
//! checks (OpenID Connect Core §3.1, RFC 6749, RFC 7636).
//! Never here: the database, pages, who may come in. Start reading at [`Provider`].

mod assertion;
mod client;
mod token;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthenticationFlow, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType, CoreTokenResponse,
};
use openidconnect::{
    AdditionalProviderMetadata, AuthType, AuthenticationContextClass, AuthorizationCode, ClientId, ClientSecret, CsrfToken, DiscoveryError, IssuerUrl, Nonce,
    OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata, RedirectUrl, RequestTokenError, Scope, TokenResponse as _,
};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::Mutex;
use url::Url;

use self::assertion::Signer;
use self::client::{Client, HttpFault};
use crate::clock::Clock;
use crate::config::{ClientProof, ProviderConfig};
use crate::rules::provider_claims::{Identity, find, read};

/// What the provider says of itself is asked again after so long …
const KEPT: SignedDuration = SignedDuration::from_hours(1);
/// … and still used for so long when it does not answer.
const KEPT_WITHOUT_ANSWER: SignedDuration = SignedDuration::from_hours(24);

/// Why a sign-in through the provider came to nothing. The words are for the log: they hold nothing of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It does not answer, or not in time.
    Away(String),
    /// It answers what must not be believed.
    NotBelieved(String),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Away(words) | Self::NotBelieved(words) => formatter.write_str(words),
        }
    }
}

/// The metadata that the crate does not know by itself.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct More {
    end_session_endpoint: Option<Url>,
    /// RFC 9207 §3.
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for More {}

type Metadata = ProviderMetadata<
    More,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// The metadata with its keys, and when it was asked for.
type Known = (Arc<Metadata>, Timestamp);

/// What a browser keeps, sealed, while its visitor is at the provider.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Flow {
    pub state: String,
    pub nonce: String,
    pub verifier: String,
    pub begun_at: Timestamp,
    /// Where to go afterwards.
    pub next: Option<String>,
}

/// What came of a flow that went well.
#[derive(Debug, Clone)]
pub struct Arrival {
    pub identity: Identity,
    /// `acr` tells of two factors, by the settings.
    pub two_factors: bool,
    pub id_token: String,
}

/// The provider of the settings. Cheap to clone; all clones share what it says of itself.
#[derive(Clone)]
pub struct Provider {
    config: ProviderConfig,
    clock: Clock,
    client: Client,
    signer: Option<Signer>,
    callback: RedirectUrl,
    known: Arc<Mutex<Option<Known>>>,
}

impl Provider {
    /// `callback` is the address the provider sends people back to.
    ///
    /// # Errors
    /// A private key or a certificate file that cannot be used.
    pub fn new(config: &ProviderConfig, clock: &Clock, callback: String) -> anyhow::Result<Self> {
        let signer = match &config.proof {
            ClientProof::PrivateKey { pem, key_id } => Some(Signer::new(pem.expose_secret(), key_id.clone())?),
            ClientProof::Secret(_) => None,
        };
        let client = Client::new(config)?;
        Ok(Self { client, signer, callback: RedirectUrl::new(callback)?, config: config.clone(), clock: clock.clone(), known: Arc::default() })
    }

    #[must_use]
    pub fn config(&self) -> &ProviderConfig {
        &self.config
    }

    /// Where to send somebody who wants to sign in, and what their browser has to keep. `state`, `nonce` and `verifier` are random.
    ///
    /// # Errors
    /// [`Fault`]
    pub async fn begin(&self, flow: &Flow) -> Result<Url, Fault> {
        let metadata = self.in_time(self.metadata(None)).await?;
        let endpoint = metadata.authorization_endpoint().url();
        self.client.may_call(endpoint).map_err(|fault| Fault::NotBelieved(fault.to_string()))?;
        let client = CoreClient::from_provider_metadata((*metadata).clone(), ClientId::new(self.config.client_id.clone()), None).set_redirect_uri(self.callback.clone());
        let (state, nonce) = (CsrfToken::new(flow.state.clone()), Nonce::new(flow.nonce.clone()));
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(flow.verifier.clone()));
        let mut request = client.authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce).set_pkce_challenge(challenge);
        for scope in &self.config.scopes {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        for acr in &self.config.acr {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        Ok(request.url().0)
    }

    /// Whether an answer that names `iss` (RFC 9207) can be this provider's.
    ///
    /// # Errors
    /// [`Fault`]
    pub async fn is_answer_of(&self, iss: Option<&str>) -> Result<bool, Fault> {
        let metadata = self.in_time(self.metadata(None)).await?;
        Ok(match iss {
            Some(iss) => iss == metadata.issuer().as_str(),
            None => !metadata.additional_metadata().authorization_response_iss_parameter_supported,
        })
    }

    /// Exchanges the code for an ID token and reads who it is about. Keys are asked for again when the token names an unknown one.
    ///
    /// # Errors
    /// [`Fault`]
    pub async fn finish(&self, code: String, flow: &Flow) -> Result<Arrival, Fault> {
        self.in_time(async {
            let metadata = self.metadata(None).await?;
            let asked = self.clock.now();
            let response = self.exchange(&metadata, code, flow).await?;
            let token = response.id_token().ok_or_else(|| Fault::NotBelieved("the token answer has no ID token".to_owned()))?;
            let mut verified = token::verify(token, &metadata, &self.config, &flow.nonce, asked);
            if matches!(verified, Err(token::Untrue::UnknownKey)) {
                let metadata = self.metadata(Some(asked)).await?;
                verified = token::verify(token, &metadata, &self.config, &flow.nonce, asked);
            }
            let claims = verified.map_err(|untrue| Fault::NotBelieved(untrue.to_string()))?;
            let two_factors = !self.config.acr.is_empty();
            let claims = self.completed(&metadata, claims, response.access_token().secret()).await?;
            let identity = read(metadata.issuer().as_str(), &claims, &self.config.claims, &self.config.roles)
                .ok_or_else(|| Fault::NotBelieved("the claims hold no subject that can be used".to_owned()))?;
            Ok(Arrival { identity, two_factors, id_token: token.to_string() })
        })
        .await
    }

    /// Where somebody signs out at the provider, too (OpenID Connect RP-Initiated Logout §2); `None` when it has no such place or
    /// says nothing now.
    pub async fn sign_out(&self, id_token: &str, back: &str) -> Option<Url> {
        let metadata = self.in_time(self.metadata(None)).await.ok()?;
        let mut url = metadata.additional_metadata().end_session_endpoint.clone()?;
        self.client.may_call(&url).ok()?;
        url.query_pairs_mut().append_pair("id_token_hint", id_token).append_pair("client_id", &self.config.client_id).append_pair("post_logout_redirect_uri", back);
        Some(url)
    }

    /// Asks the provider what it says of itself, for `belfry doctor`.
    ///
    /// # Errors
    /// [`Fault`]
    pub async fn check(&self) -> Result<(), Fault> {
        let metadata = self.in_time(self.metadata(None)).await?;
        let endpoints = [Some(metadata.authorization_endpoint().url()), metadata.token_endpoint().map(|url| url.url()), metadata.userinfo_endpoint().map(|url| url.url())];
        for url in endpoints.into_iter().flatten() {
            self.client.may_call(url).map_err(|fault| Fault::NotBelieved(fault.to_string()))?;
        }
        Ok(())
    }

    async fn in_time<T>(&self, work: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
        tokio::time::timeout(self.config.time_limit, work).await.unwrap_or_else(|_| Err(Fault::Away(format!("no answer within {} seconds", self.config.time_limit.as_secs()))))
    }

    /// What the provider says of itself, not older than an hour, or than `newer_than`.
    async fn metadata(&self, newer_than: Option<Timestamp>) -> Result<Arc<Metadata>, Fault> {
        let now = self.clock.now();
        let mut known = self.known.lock().await;
        if let Some((metadata, at)) = known.as_ref()
            && newer_than.is_none_or(|moment| *at > moment)
            && now.duration_since(*at) < KEPT
        {
            return Ok(Arc::clone(metadata));
        }
        let issuer = IssuerUrl::new(self.config.issuer_text.clone()).map_err(|error| Fault::NotBelieved(error.to_string()))?;
        match Metadata::discover_async(issuer, &self.client.caller()).await {
            Ok(metadata) => {
                let metadata = Arc::new(metadata);
                *known = Some((Arc::clone(&metadata), now));
                Ok(metadata)
            }
            Err(error) => match (discovery_fault(error), known.as_ref()) {
                (Fault::Away(words), Some((metadata, at))) if newer_than.is_none() && now.duration_since(*at) < KEPT_WITHOUT_ANSWER => {
                    tracing::warn!(error = words, "the OpenID provider does not answer; what it said last is used");
                    Ok(Arc::clone(metadata))
                }
                (fault, _) => Err(fault),
            },
        }
    }

    async fn exchange(&self, metadata: &Metadata, code: String, flow: &Flow) -> Result<CoreTokenResponse, Fault> {
        let secret = match &self.config.proof {
            ClientProof::Secret(secret) => Some(ClientSecret::new(secret.expose_secret().to_owned())),
            ClientProof::PrivateKey { .. } => None,
        };
        let mut client = CoreClient::from_provider_metadata(metadata.clone(), ClientId::new(self.config.client_id.clone()), secret).set_redirect_uri(self.callback.clone());
        if metadata.token_endpoint_auth_methods_supported().is_some_and(|methods| !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)) {
            client = client.set_auth_type(AuthType::RequestBody);
        }
        let mut request = client.exchange_code(AuthorizationCode::new(code)).map_err(|error| Fault::NotBelieved(error.to_string()))?;
        request = request.set_pkce_verifier(PkceCodeVerifier::new(flow.verifier.clone()));
        if let Some(signer) = &self.signer {
            // RFC 7523 §2.2; the audience is the issuer, as the newer of both rules wants it (OpenID Connect Core §9).
            let assertion = signer.assertion(&self.config.client_id, &self.config.issuer_text, self.clock.now(), &self.clock.random_id().to_string());
            request = request.add_extra_param("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer").add_extra_param("client_assertion", assertion);
        }
        request.request_async(&self.client.caller()).await.map_err(|error| match error {
            RequestTokenError::Request(fault) => fault.into(),
            RequestTokenError::ServerResponse(refused) => Fault::NotBelieved(format!("the code was refused: {}", refused.error())),
            // The reader's own words may quote what somebody's token says.
            RequestTokenError::Parse(error, _) => Fault::NotBelieved(format!("the token answer cannot be read, at {}", error.path())),
            RequestTokenError::Other(words) => Fault::NotBelieved(words),
        })
    }

    /// The ID token's claims, and from userinfo those it lacks; both are about the same person (OpenID Connect Core §5.3.2).
    async fn completed(&self, metadata: &Metadata, mut claims: Value, access_token: &str) -> Result<Value, Fault> {
        let missing = self.config.claims.names().any(|name| find(&claims, name).is_none());
        let Some(userinfo) = metadata.userinfo_endpoint().filter(|_| missing) else { return Ok(claims) };
        let more = self.client.get_json(userinfo.url(), access_token).await?;
        if more.get("sub") != claims.get("sub") {
            return Err(Fault::NotBelieved("userinfo is about somebody else".to_owned()));
        }
        if let (Value::Object(claims), Value::Object(more)) = (&mut claims, more) {
            for (name, value) in more {
                claims.entry(name).or_insert(value);
            }
        }
        Ok(claims)
    }
}

impl From<HttpFault> for Fault {
    fn from(fault: HttpFault) -> Self {
        match fault {
            HttpFault::Away(words) => Self::Away(words),
            HttpFault::NotAllowed(words) | HttpFault::TooLarge(words) => Self::NotBelieved(words),
        }
    }
}

fn discovery_fault(error: DiscoveryError<HttpFault>) -> Fault {
    match error {
        DiscoveryError::Request(fault) => fault.into(),
        // A provider that is being mended says so by its status; what it says with 200 counts.
        DiscoveryError::Response(status, _, words) if status != http::StatusCode::OK => Fault::Away(words),
        error => Fault::NotBelieved(error.to_string()),
    }
}
