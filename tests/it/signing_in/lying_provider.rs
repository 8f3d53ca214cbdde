//! An OpenID provider that answers as it is told to, also wrongly. It has no screen: a test reads the way there, and comes back.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};

use crate::support::{Page, TestApp, Visitor};

/// How the ID token is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signing {
    Honest,
    /// `alg: none`, without a signature.
    None,
    OneBitWrong,
    /// By a key that is not published, under the name of one that is.
    Rogue,
    /// By a key that the token brings along.
    Embedded,
    /// With the client secret, or the public key, as the key of an HMAC.
    Hmac,
    /// By a new key that is published from now on.
    Rotated,
}

/// What the token endpoint does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Honest,
    WithoutIdToken,
    Fault,
    Html,
    Hangs,
    Huge,
    /// To a place that gives a token.
    Redirects,
}

pub struct State {
    key: (String, EcdsaKeyPair),
    pub signing: Signing,
    pub answer: Answer,
    /// What the ID token says beside what it must; null takes a claim out.
    pub claims: Value,
    /// What the metadata say differently; null takes it out.
    pub metadata: Value,
    pub userinfo: Value,
    pub nonce: String,
    pub now: i64,
    /// Bodies the token endpoint got, with the `Authorization` of each.
    pub asked: Vec<(String, String)>,
    pub metadata_asked: usize,
}

#[derive(Clone)]
pub struct LyingProvider {
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
    server: Arc<tokio::task::JoinHandle<()>>,
}

fn new_key() -> EcdsaKeyPair {
    let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).expect("a key");
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &SystemRandom::new()).expect("a key")
}

fn jwk(name: &str, key: &EcdsaKeyPair) -> Value {
    let point = &key.public_key().as_ref()[1..];
    json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": name, "x": URL_SAFE_NO_PAD.encode(&point[..32]), "y": URL_SAFE_NO_PAD.encode(&point[32..]) })
}

fn merged(mut base: Value, changes: &Value) -> Value {
    for (name, value) in changes.as_object().into_iter().flatten() {
        if value.is_null() {
            base.as_object_mut().expect("an object").remove(name);
        } else {
            base[name] = value.clone();
        }
    }
    base
}

impl LyingProvider {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(Mutex::new(State {
            key: ("k1".to_owned(), new_key()),
            signing: Signing::Honest,
            answer: Answer::Honest,
            claims: json!({}),
            metadata: json!({}),
            userinfo: json!({ "sub": "23" }),
            nonce: String::new(),
            now: 0,
            asked: Vec::new(),
            metadata_asked: 0,
        }));
        let issuer = format!("http://{address}/op");
        let (for_metadata, for_keys, for_token, for_userinfo) = (state.clone(), state.clone(), state.clone(), state.clone());
        let (own, issuer_again) = (issuer.clone(), issuer);
        let router = Router::new()
            .route(
                "/op/.well-known/openid-configuration",
                get(async move || {
                    let mut state = for_metadata.lock().expect("state");
                    state.metadata_asked += 1;
                    json_answer(&merged(metadata(&own), &state.metadata))
                }),
            )
            .route(
                "/op/keys",
                get(async move || {
                    let state = for_keys.lock().expect("state");
                    json_answer(&json!({ "keys": [jwk(&state.key.0, &state.key.1)] }))
                }),
            )
            .route("/op/userinfo", get(async move || json_answer(&for_userinfo.lock().expect("state").userinfo)))
            .route("/op/token", post(async move |headers: HeaderMap, body: Bytes| token(&for_token, &issuer_again, &headers, &body).await));
        let server = tokio::spawn(async move {
            // They end with the provider.
            let mut connections = tokio::task::JoinSet::new();
            loop {
                let Ok((stream, _)) = listener.accept().await else { return };
                let service = hyper_util::service::TowerToHyperService::new(router.clone());
                connections.spawn(hyper::server::conn::http1::Builder::new().serve_connection(hyper_util::rt::TokioIo::new(stream), service));
            }
        });
        Self { address, state, server: Arc::new(server) }
    }

    pub fn issuer(&self) -> String {
        format!("http://{}/op", self.address)
    }

    pub fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().expect("state")
    }

    /// Nobody answers at its address any more.
    pub fn goes_away(&self) {
        self.server.abort();
    }

    /// An installation that trusts this provider, with further settings.
    pub async fn app(&self, settings: &[(&str, &str)]) -> TestApp {
        let issuer = self.issuer();
        let mut all = vec![
            ("BELFRY_OIDC_ISSUER", issuer.as_str()),
            ("BELFRY_OIDC_CLIENT_ID", "belfry"),
            ("BELFRY_OIDC_CLIENT_SECRET", "a secret of the client"),
            ("BELFRY_OIDC_SECONDS", "2"),
        ];
        all.extend(settings);
        TestApp::start_with(&all).await
    }

    /// Goes there from the sign-in page; gives what Belfry asks of the provider.
    pub async fn way_there(&self, app: &TestApp, visitor: &Visitor) -> url::Url {
        let there = visitor.get("/desk/sign-in/oidc").await.expect(303);
        let there = url::Url::parse(there.header("location")).expect("an address");
        let asked = |name: &str| there.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default();
        let mut state = self.state();
        state.nonce = asked("nonce");
        state.now = app.clock.now().as_second();
        drop(state);
        there
    }

    /// There and back again as an honest browser.
    pub async fn comes(&self, app: &TestApp, visitor: &Visitor) -> Page {
        let there = self.way_there(app, visitor).await;
        visitor.get(&way_back(&there)).await
    }
}

/// Where the provider sends people back to.
pub fn way_back(there: &url::Url) -> String {
    let state = there.query_pairs().find(|(key, _)| key == "state").map(|(_, value)| value.into_owned()).unwrap_or_default();
    format!("/desk/sign-in/oidc/callback?code=c0de&state={state}")
}

fn metadata(issuer: &str) -> Value {
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/auth"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "jwks_uri": format!("{issuer}/keys"),
        "end_session_endpoint": format!("{issuer}/end"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
    })
}

fn json_answer(value: &Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

async fn token(shared: &Arc<Mutex<State>>, issuer: &str, headers: &HeaderMap, body: &Bytes) -> Response {
    let answer = {
        let mut state = shared.lock().expect("state");
        let authorization = headers.get("authorization").and_then(|header| header.to_str().ok()).unwrap_or_default().to_owned();
        state.asked.push((String::from_utf8_lossy(body).into_owned(), authorization));
        state.answer
    };
    match answer {
        Answer::Fault => (StatusCode::INTERNAL_SERVER_ERROR, "boom").into_response(),
        Answer::Html => ([(header::CONTENT_TYPE, "text/html")], "<h1>maintenance</h1>").into_response(),
        Answer::Redirects => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, format!("{issuer}/token"))], "").into_response(),
        Answer::Hangs => {
            tokio::time::sleep(Duration::from_secs(60)).await;
            StatusCode::OK.into_response()
        }
        Answer::Huge => ([(header::CONTENT_TYPE, "application/json")], format!("{{\"id_token\":\"{}\"}}", "A".repeat(20_000_000))).into_response(),
        Answer::WithoutIdToken => json_answer(&json!({ "access_token": "a", "token_type": "Bearer" })),
        Answer::Honest => json_answer(&json!({ "access_token": "a", "token_type": "Bearer", "id_token": id_token(&mut shared.lock().expect("state"), issuer) })),
    }
}

fn id_token(state: &mut State, issuer: &str) -> String {
    let base = json!({ "iss": issuer, "aud": "belfry", "sub": "23", "iat": state.now, "exp": state.now + 300, "nonce": state.nonce, "given_name": "Zoë", "family_name": "D'Hondt",
        "email": "nele@ledenkoepel.example", "email_verified": true });
    let claims = merged(base, &state.claims);
    if state.signing == Signing::Rotated {
        state.key = (format!("k{}", state.asked.len() + 1), new_key());
    }
    let rogue = new_key();
    let (name, key) = (state.key.0.clone(), &state.key.1);
    let text = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let sign = |header: Value, key: &EcdsaKeyPair| {
        let signed = format!("{}.{}", text(&header), text(&claims));
        let signature = key.sign(&SystemRandom::new(), signed.as_bytes()).expect("a signature");
        (signed, signature.as_ref().to_vec())
    };
    let (signed, mut signature) = match state.signing {
        Signing::Honest | Signing::Rotated | Signing::OneBitWrong => sign(json!({ "alg": "ES256", "typ": "JWT", "kid": name }), key),
        Signing::Rogue => sign(json!({ "alg": "ES256", "typ": "JWT", "kid": name }), &rogue),
        Signing::Embedded => sign(json!({ "alg": "ES256", "typ": "JWT", "kid": "own", "jwk": jwk("own", &rogue) }), &rogue),
        Signing::None => (format!("{}.{}", text(&json!({ "alg": "none", "typ": "JWT" })), text(&claims)), Vec::new()),
        Signing::Hmac => {
            let signed = format!("{}.{}", text(&json!({ "alg": "HS256", "typ": "JWT", "kid": name })), text(&claims));
            let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, b"a secret of the client");
            let signature = ring::hmac::sign(&key, signed.as_bytes()).as_ref().to_vec();
            (signed, signature)
        }
    };
    if state.signing == Signing::OneBitWrong {
        signature[10] ^= 1;
    }
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}
