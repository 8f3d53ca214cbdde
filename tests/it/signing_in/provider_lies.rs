//! What the provider answers is believed only when it holds; when it does not answer, the rest goes on.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::lying_provider::{Answer, LyingProvider, Signing, way_back};
use super::{NELE, is_organiser};
use crate::support::{TestApp, Visitor};

async fn start(settings: &[(&str, &str)]) -> (LyingProvider, TestApp) {
    let provider = LyingProvider::start().await;
    let app = provider.app(settings).await;
    is_organiser(&app, NELE, "organiser").await;
    (provider, app)
}

async fn is_in(visitor: &Visitor) -> bool {
    visitor.get("/desk").await.status.as_u16() == 200
}

#[tokio::test]
async fn a_token_that_does_not_hold_lets_nobody_in() {
    let (provider, app) = start(&[]).await;
    let now = app.clock.now().as_second();
    let lies: [(&str, Value, Signing); 22] = [
        ("unsigned", json!({}), Signing::None),
        ("one bit", json!({}), Signing::OneBitWrong),
        ("another key", json!({}), Signing::Rogue),
        ("a key it brings", json!({}), Signing::Embedded),
        ("the secret as key", json!({}), Signing::Hmac),
        ("for another client", json!({ "aud": "other", "azp": "other" }), Signing::Honest),
        ("for several others", json!({ "aud": ["other", "more"] }), Signing::Honest),
        ("for us and others, made for another", json!({ "aud": ["other", "belfry"], "azp": "other" }), Signing::Honest),
        ("for us and others, for whom is not said", json!({ "aud": ["other", "belfry"] }), Signing::Honest),
        ("no audience", json!({ "aud": null }), Signing::Honest),
        ("another issuer", json!({ "iss": "https://other.example/op" }), Signing::Honest),
        ("no issuer", json!({ "iss": null }), Signing::Honest),
        ("expired", json!({ "iat": now - 7200, "exp": now - 3600 }), Signing::Honest),
        ("no end", json!({ "exp": null }), Signing::Honest),
        ("not yet", json!({ "nbf": now + 3600 }), Signing::Honest),
        ("issued in the future", json!({ "iat": now + 3600, "exp": now + 7200 }), Signing::Honest),
        ("no nonce", json!({ "nonce": null }), Signing::Honest),
        ("another nonce", json!({ "nonce": "another" }), Signing::Honest),
        ("no subject", json!({ "sub": null }), Signing::Honest),
        ("an empty subject", json!({ "sub": " " }), Signing::Honest),
        ("a number as subject", json!({ "sub": 1 }), Signing::Honest),
        ("nbf of an odd kind", json!({ "nbf": "soon" }), Signing::Honest),
    ];
    for (what, claims, signing) in lies {
        (provider.state().claims, provider.state().signing) = (claims, signing);
        let nele = app.visitor();
        let page = provider.comes(&app, &nele).await;
        assert_eq!(page.status.as_u16(), 403, "{what}: {}", page.words());
        assert!(page.shows("klopt niet") && page.shows("activiteiten@ledenkoepel.example"), "{what}: {}", page.words());
        assert!(nele.cookie("__Host-session").is_none() && !is_in(&nele).await, "{what}");
    }
    assert_eq!(app.database().number("SELECT COUNT(*) FROM provider_accounts").await, 0);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM logins").await, 0);
}

#[tokio::test]
async fn a_token_that_holds_lets_in_also_with_a_new_key_or_odd_company() {
    let (provider, app) = start(&[]).await;
    let now = app.clock.now().as_second();
    for (what, claims, signing) in [
        ("honest", json!({}), Signing::Honest),
        ("a new key", json!({}), Signing::Rotated),
        ("several audiences", json!({ "aud": ["other", "belfry"], "azp": "belfry" }), Signing::Honest),
        ("odd claims", json!({ "x": [1, { "y": null }], "role": "admin", "is_admin": true }), Signing::Honest),
        ("a clock five seconds ahead", json!({ "iat": now + 5, "nbf": now + 5 }), Signing::Honest),
    ] {
        (provider.state().claims, provider.state().signing) = (claims, signing);
        let nele = app.visitor();
        let page = provider.comes(&app, &nele).await;
        assert_eq!(page.status.as_u16(), 303, "{what}: {}", page.words());
        assert!(is_in(&nele).await, "{what}");
    }
    let asked = provider.state().metadata_asked;
    assert_eq!(asked, 2, "once, and once more for the unknown key");
    assert_eq!(app.database().number("SELECT COUNT(*) FROM organisers WHERE role = 'organiser'").await, 1, "nobody's role changed");
}

#[tokio::test]
async fn answers_that_are_no_token_let_nobody_in_and_take_no_longer_than_the_limit() {
    let (provider, app) = start(&[]).await;
    for (answer, status) in [(Answer::Fault, 403), (Answer::Html, 403), (Answer::WithoutIdToken, 403), (Answer::Redirects, 403), (Answer::Huge, 403), (Answer::Hangs, 503)] {
        provider.state().answer = answer;
        let (nele, begun) = (app.visitor(), Instant::now());
        let page = provider.comes(&app, &nele).await;
        assert_eq!(page.status.as_u16(), status, "{answer:?}: {}", page.words());
        assert!(begun.elapsed() < Duration::from_secs(10) && !is_in(&nele).await, "{answer:?}");
    }
    let redirected = provider.state().asked.len();
    assert_eq!(redirected, 6, "no redirect is followed");
}

#[tokio::test]
async fn the_way_back_is_good_in_the_browser_that_went_and_once() {
    let (provider, app) = start(&[]).await;
    let (nele, stranger) = (app.visitor(), app.visitor());
    let there = provider.way_there(&app, &nele).await;
    let back = way_back(&there);
    assert!(stranger.get(&back).await.expect(400).shows("andere browser"));
    for odd in [
        back.replace("state=", "state=x"),
        back.split("&state").next().unwrap_or_default().to_owned(),
        "/desk/sign-in/oidc/callback".to_owned(),
        "/desk/sign-in/oidc/callback?code=%00&state=%F0%9F".to_owned(),
    ] {
        let copy = nele.clone();
        copy.get(&odd).await.expect(400);
        assert!(!is_in(&copy).await);
    }
    let other = nele.clone();
    other.get(&format!("{back}&iss=https%3A%2F%2Fother.example%2Fop")).await.expect(403);
    let refused = nele.clone();
    let state = back.split("state=").nth(1).expect("a state");
    let page = refused.get(&format!("/desk/sign-in/oidc/callback?error=access_denied&error_description=%3Cb%3Ex&state={state}")).await.expect(403);
    assert!(page.shows("afgebroken") && !page.source().contains("<b>x"));
    nele.clone().get(&format!("/desk/sign-in/oidc/callback?error=server_error&state={state}")).await.expect(403);
    nele.clone().get(&format!("/desk/sign-in/oidc/callback?state={state}")).await.expect(400);
    let late = nele.clone();
    nele.get(&format!("{back}&iss={}", url::form_urlencoded::byte_serialize(provider.issuer().as_bytes()).collect::<String>())).await.expect(303);
    assert!(is_in(&nele).await);
    nele.get(&back).await.expect(400);
    app.wait(jiff::SignedDuration::from_mins(16));
    late.get(&back).await.expect(400);
}

#[tokio::test]
async fn it_asks_as_the_standard_wants_and_no_more_than_it_must() {
    let (provider, app) = start(&[("BELFRY_OIDC_SCOPES", "profile email vo"), ("BELFRY_OIDC_ACR", "urn:two")]).await;
    provider.state().claims = json!({ "acr": "urn:two" });
    let (nele, piet) = (app.visitor(), app.visitor());
    let (first, second) = (provider.way_there(&app, &piet).await, provider.way_there(&app, &nele).await);
    let asked = |there: &url::Url, name: &str| there.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default();
    for name in ["state", "nonce", "code_challenge"] {
        assert!(asked(&first, name).len() >= 43 && asked(&first, name) != asked(&second, name), "{name}");
    }
    assert_eq!((asked(&second, "response_type").as_str(), asked(&second, "code_challenge_method").as_str()), ("code", "S256"));
    assert_eq!((asked(&second, "scope").as_str(), asked(&second, "acr_values").as_str()), ("openid profile email vo", "urn:two"));
    assert_eq!(asked(&second, "redirect_uri"), "https://belfry.example/desk/sign-in/oidc/callback");
    nele.get(&way_back(&second)).await.expect(303);
    let (body, authorization) = provider.state().asked.last().cloned().expect("a request");
    assert!(body.contains("grant_type=authorization_code") && body.contains("code_verifier=") && !body.contains("client_secret"), "{body}");
    assert!(authorization.starts_with("Basic "), "{authorization}");
}

#[tokio::test]
async fn metadata_of_another_or_of_other_places_are_not_used() {
    for metadata in [
        json!({ "issuer": "https://other.example/op" }),
        json!({ "token_endpoint": "http://127.0.0.2:1/token" }),
        json!({ "authorization_endpoint": "https://evil.example/auth" }),
        json!({ "jwks_uri": "https://evil.example/keys" }),
        json!({ "jwks_uri": null }),
    ] {
        let (provider, app) = start(&[]).await;
        provider.state().metadata = metadata.clone();
        let nele = app.visitor();
        let begun = nele.get("/desk/sign-in/oidc").await;
        if begun.status.as_u16() == 303 {
            provider.comes(&app, &nele).await.expect(403);
        } else {
            assert_eq!(begun.status.as_u16(), 403, "{metadata}: {}", begun.words());
        }
        assert!(!is_in(&nele).await, "{metadata}");
        assert!(provider.state().asked.is_empty(), "{metadata}");
    }
}

#[tokio::test]
async fn when_the_provider_is_away_the_page_says_so_and_the_mailed_link_still_works() {
    let (provider, app) = start(&[]).await;
    let inside = app.visitor();
    provider.comes(&app, &inside).await.expect(303);
    let half_way = app.visitor();
    let there = provider.way_there(&app, &half_way).await;
    provider.goes_away();
    // It is known what the provider says of itself; its code cannot be exchanged.
    let page = half_way.get(&way_back(&there)).await.expect(503);
    assert!(page.shows("antwoordt niet") && page.has("form#sign-in"), "{}", page.words());
    app.wait(jiff::SignedDuration::from_hours(25));
    let begun = Instant::now();
    let page = app.visitor().get("/desk/sign-in/oidc").await.expect(503);
    assert!(page.shows("antwoordt niet") && begun.elapsed() < Duration::from_secs(10));
    app.visitor().get("/").await.expect(200);
    let nele = super::arrives(&app, NELE).await;
    nele.get("/desk").await.expect(200);
    // Signing out does not wait for it either.
    let form = nele.get("/desk").await.form("form#sign-out");
    nele.sends(&form).await.expect(303);
}

#[tokio::test]
async fn sessions_that_came_through_it_go_on_and_end_without_it() {
    let (provider, app) = start(&[]).await;
    let nele = app.visitor();
    provider.comes(&app, &nele).await.expect(303);
    provider.goes_away();
    let form = nele.get("/desk").await.expect(200).form("form#sign-out");
    app.wait(jiff::SignedDuration::from_mins(61));
    // What it said last is still good for leading people to its own sign-out.
    let page = nele.sends(&form).await;
    assert!(matches!(page.status.as_u16(), 200 | 303), "{}", page.status);
    assert!(!is_in(&nele).await);
}
