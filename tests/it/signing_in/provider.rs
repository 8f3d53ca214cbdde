//! Who comes in through the organisation's own provider, and as what.

use serde_json::json;

use super::lying_provider::LyingProvider;
use super::{ADMIN, NELE, actions, arrives_with, is_organiser, mails};
use crate::support::{TestApp, phone::organiser_of};

async fn start(settings: &[(&str, &str)]) -> (LyingProvider, TestApp) {
    let provider = LyingProvider::start().await;
    let app = provider.app(settings).await;
    is_organiser(&app, NELE, "organiser").await;
    (provider, app)
}

const ROLES: [(&str, &str); 3] =
    [("BELFRY_OIDC_CLAIM_ROLES", "belfry_rol_3d"), ("BELFRY_OIDC_ROLE_PATTERN", "Belfry-{role}:*"), ("BELFRY_OIDC_ROLES", "beheerder=admin,medewerker=organiser,onthaal=desk")];

#[tokio::test]
async fn the_sign_in_page_offers_it_in_the_words_of_the_settings() {
    let (_, app) = start(&[("BELFRY_OIDC_BUTTON_NL", "Aanmelden met ACM")]).await;
    let page = app.visitor().get("/desk/sign-in?next=%2Fdesk%2Fevents").await.expect(200);
    assert_eq!(page.all("a#provider"), ["Aanmelden met ACM"]);
    assert_eq!(page.attributes("a#provider", "href"), ["/desk/sign-in/oidc?next=/desk/events"]);
    assert!(page.has("form#sign-in"));
    assert_eq!(app.visitor().speaking("en").get("/desk/sign-in").await.all("a#provider"), ["Sign in with your organisation"]);
    let without = TestApp::start().await;
    assert!(!without.visitor().get("/desk/sign-in").await.has("a#provider"));
    without.visitor().get("/desk/sign-in/oidc").await.expect(404);
    without.visitor().get("/desk/sign-in/oidc/callback").await.expect(404);
}

#[tokio::test]
async fn an_account_is_linked_once_by_a_verified_address_and_known_by_its_subject_from_then_on() {
    let (provider, app) = start(&[]).await;
    let nele = app.visitor();
    let answer = provider.comes(&app, &nele).await.expect(303);
    assert!(nele.follows(answer).await.expect(200).shows("An Claes"));
    assert_eq!(mails(&app).await, ["Account gekoppeld in het beheer van Ledenkoepel"]);
    assert!(actions(&app).await.contains(&"sign_in.link_provider".to_owned()));
    assert!(nele.get("/desk/account").await.shows(&provider.issuer()));
    // The address may change or not be verified any more; the account stays the same.
    provider.state().claims = json!({ "email": "nele@nieuw.example", "email_verified": false });
    let again = app.visitor();
    provider.comes(&app, &again).await.expect(303);
    assert!(again.get("/desk").await.expect(200).shows("An Claes"));
    // Whoever has that address now is somebody else.
    provider.state().claims = json!({ "sub": "24" });
    let page = provider.comes(&app, &app.visitor()).await.expect(403);
    assert!(page.shows("ander account"), "{}", page.words());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM provider_accounts").await, 1);
}

#[tokio::test]
async fn whoever_is_no_organiser_is_told_whom_to_ask() {
    let (provider, app) = start(&[]).await;
    for (claims, words) in [
        (json!({ "email": "wie@elders.example" }), "nog geen organisator"),
        (json!({ "email": null }), "nog geen organisator"),
        (json!({ "email_verified": false }), "niet bevestigd"),
        (json!({ "email_verified": null }), "niet bevestigd"),
        (json!({ "email_verified": "false" }), "niet bevestigd"),
        (json!({ "email_verified": "yes" }), "klopt niet"),
        (json!({ "email": "wie@elders.example", "email_verified": false }), "niet bevestigd"),
    ] {
        provider.state().claims = claims.clone();
        let page = provider.comes(&app, &app.visitor()).await.expect(403);
        assert!(page.shows(words) && page.shows("activiteiten@ledenkoepel.example"), "{claims}: {}", page.words());
    }
    provider.state().claims = json!({});
    let nele = app.visitor();
    provider.comes(&app, &nele).await.expect(303);
    app.database().execute("UPDATE organisers SET active = false").await;
    nele.get("/desk").await.expect(303);
    provider.comes(&app, &app.visitor()).await.expect(403);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM organisers").await, 1);
}

#[tokio::test]
async fn a_provider_may_vouch_for_all_its_addresses() {
    let (provider, app) = start(&[("BELFRY_OIDC_CLAIM_EMAIL_VERIFIED", "")]).await;
    provider.state().claims = json!({ "email_verified": null });
    provider.comes(&app, &app.visitor()).await.expect(303);
}

#[tokio::test]
async fn roles_of_the_provider_hold_at_each_sign_in_and_an_unknown_one_is_refused() {
    let (provider, app) = start(&ROLES).await;
    for roles in [json!(null), json!([]), json!(["Belfry-directeur:1"]), json!(["beheerder"]), json!("Belfry-beheerder"), json!({ "Belfry-beheerder:1": true })] {
        provider.state().claims = json!({ "belfry_rol_3d": roles.clone() });
        let page = provider.comes(&app, &app.visitor()).await.expect(403);
        assert!(page.shows("geen rol") && page.shows("activiteiten@ledenkoepel.example"), "{roles}: {}", page.words());
    }
    provider.state().claims = json!({ "belfry_rol_3d": ["Anders-beheerder:1", "Belfry-onthaal:0207500123"] });
    let nele = app.visitor();
    provider.comes(&app, &nele).await.expect(303);
    assert_eq!(organiser_of(&app, NELE).await.role, "desk");
    nele.get("/desk/events/new").await.expect(403);
    provider.state().claims = json!({ "belfry_rol_3d": "Belfry-medewerker:0207500123" });
    provider.comes(&app, &app.visitor()).await.expect(303);
    nele.get("/desk/events/new").await.expect(200);
    assert_eq!(actions(&app).await.iter().filter(|action| *action == "organiser.change").count(), 2);
}

#[tokio::test]
async fn who_has_a_role_becomes_an_organiser_if_the_settings_say_so() {
    let claims = json!({ "sub": "77", "email": "zoe@ledenkoepel.example", "belfry_rol_3d": ["Belfry-medewerker:1"] });
    let (provider, app) = start(&ROLES).await;
    provider.state().claims = claims.clone();
    provider.comes(&app, &app.visitor()).await.expect(403);
    let mut settings = ROLES.to_vec();
    settings.push(("BELFRY_OIDC_CREATES_ORGANISERS", "yes"));
    let (provider, app) = start(&settings).await;
    provider.state().claims = json!({ "sub": "77", "email": "zoe@ledenkoepel.example", "email_verified": false, "belfry_rol_3d": ["Belfry-medewerker:1"] });
    provider.comes(&app, &app.visitor()).await.expect(403);
    provider.state().claims = claims;
    let zoe = app.visitor();
    provider.comes(&app, &zoe).await.expect(303);
    assert!(zoe.get("/desk").await.expect(200).shows("Zoë D'Hondt"));
    let made = organiser_of(&app, "zoe@ledenkoepel.example").await;
    assert_eq!((made.name.as_str(), made.role.as_str()), ("Zoë D'Hondt", "organiser"));
    provider.comes(&app, &app.visitor()).await.expect(303);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM organisers").await, 2);
}

#[tokio::test]
async fn only_named_organisations_may_come_and_each_session_says_for_which() {
    let (provider, app) = start(&[("BELFRY_OIDC_CLAIM_ORGANISATION", "vo_orgcode"), ("BELFRY_OIDC_ORGANISATIONS", "0207.500.123, 0123456789")]).await;
    for organisation in [json!(null), json!(""), json!("0999999999"), json!(["0207500123"])] {
        provider.state().claims = json!({ "vo_orgcode": organisation });
        assert!(provider.comes(&app, &app.visitor()).await.expect(403).shows("Deze organisatie heeft geen toegang"));
    }
    provider.state().claims = json!({ "vo_orgcode": "0207500123" });
    let nele = app.visitor();
    provider.comes(&app, &nele).await.expect(303);
    assert!(nele.get("/desk/account").await.shows("Voor organisatie 0207500123"));
}

#[tokio::test]
async fn a_level_of_two_factors_stands_for_the_second_step_and_a_lower_one_is_refused() {
    let (provider, app) = start(&[("BELFRY_OIDC_ACR", "urn:two urn:three")]).await;
    is_organiser(&app, ADMIN, "admin").await;
    for acr in [json!(null), json!("urn:one"), json!(""), json!("urn:two urn:three")] {
        provider.state().claims = json!({ "sub": "1", "email": ADMIN, "acr": acr.clone() });
        provider.comes(&app, &app.visitor()).await.expect(403);
    }
    provider.state().claims = json!({ "sub": "1", "email": ADMIN, "acr": "urn:three" });
    let an = app.visitor();
    provider.comes(&app, &an).await.expect(303);
    an.get("/desk").await.expect(200);
    // By the mailed link, the step of our own.
    let by_mail = app.visitor();
    arrives_with(&app, &by_mail, ADMIN).await;
    assert_eq!(by_mail.get("/desk").await.expect(303).location(), "/desk/account/second-step");
}

#[tokio::test]
async fn without_such_a_level_an_administrator_passes_our_own_second_step() {
    let (provider, app) = start(&[]).await;
    is_organiser(&app, ADMIN, "admin").await;
    provider.state().claims = json!({ "sub": "1", "email": ADMIN });
    let an = app.visitor();
    provider.comes(&app, &an).await.expect(303);
    assert_eq!(an.get("/desk").await.expect(303).location(), "/desk/account/second-step");
    let (phone, _) = an.sets_up_second_step(&app).await;
    app.wait(jiff::SignedDuration::from_secs(30));
    let again = app.visitor();
    provider.comes(&app, &again).await.expect(303);
    super::types(&again, &phone.shows(app.clock.now())).await.expect(303);
    // The session changed its token on the way; the provider's sign-out still knows it.
    let form = again.get("/desk").await.expect(200).form("form#sign-out");
    let page = again.sends(&form).await.expect(200);
    assert!(page.header("refresh").starts_with(&format!("0; url={}/end?id_token_hint=", provider.issuer())), "{}", page.header("refresh"));
}

#[tokio::test]
async fn signing_out_leads_on_to_the_provider_and_the_token_is_not_stored_in_clear() {
    let (provider, app) = start(&[]).await;
    let nele = app.visitor();
    provider.comes(&app, &nele).await.expect(303);
    use sea_orm::EntityTrait as _;
    let logins = belfry::entity::login::Entity::find().all(app.db.reader()).await.expect("rows");
    let sealed = logins[0].provider_token.clone().expect("a token");
    assert!(!sealed.windows(3).any(|part| part == b"eyJ"));
    let form = nele.get("/desk").await.form("form#sign-out");
    let page = nele.sends(&form).await.expect(200);
    let there = page.link(&provider.issuer()).expect("a way there");
    for part in ["id_token_hint=ey", "client_id=belfry", "post_logout_redirect_uri=https%3A%2F%2Fbelfry.example%2Fdesk%2Fsign-in%2Fleft"] {
        assert!(there.contains(part), "{there}");
    }
    assert!(nele.cookie("__Host-session").is_none());
    assert!(nele.get("/desk/sign-in/left").await.expect(200).shows("Je bent afgemeld"));
}

#[tokio::test]
async fn claims_that_the_token_lacks_come_from_userinfo_if_it_is_about_the_same_person() {
    let (provider, app) = start(&[]).await;
    provider.state().claims = json!({ "email": null, "email_verified": null });
    provider.state().userinfo = json!({ "sub": "somebody else", "email": NELE, "email_verified": true });
    provider.comes(&app, &app.visitor()).await.expect(403);
    provider.state().userinfo = json!({ "sub": "23", "email": NELE, "email_verified": true });
    provider.comes(&app, &app.visitor()).await.expect(303);
}
