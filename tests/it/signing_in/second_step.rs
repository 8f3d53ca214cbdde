use axum::http::Method;
use jiff::SignedDuration;

use super::{ADMIN, NELE, actions, arrives, arrives_with, is_organiser, mails, types};
use crate::support::TestApp;

const WAYS_IN: [&str; 6] = ["/desk", "/desk/events", "/desk/events/new", "/desk/mail", "/desk/account", "/desk/calendar"];

#[tokio::test]
async fn an_administrator_sets_up_a_second_step_before_anything_else_works() {
    let app = TestApp::start().await;
    is_organiser(&app, ADMIN, "admin").await;
    let an = arrives(&app, ADMIN).await;
    for path in WAYS_IN {
        assert_eq!(an.get(path).await.expect(303).location(), "/desk/account/second-step", "{path}");
    }
    let page = an.opens("/desk").await.expect(200);
    assert!(page.has("img.qr") && page.shows("beheerder") && page.link("otpauth://").is_some_and(|link| link.contains("Ledenkoepel")), "{}", page.words());
    // Neither do forms.
    let proof = page.form("form#authenticator").get("csrf").to_owned();
    let before = app.database().number("SELECT COUNT(*) FROM events").await;
    let answer = an.posts("/desk/events/new", format!("csrf={proof}&title=X")).await;
    assert_eq!((answer.status.as_u16(), answer.location().as_str()), (303, "/desk/account/second-step"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM events").await, before);
    let session = an.cookie("__Host-session");
    let (_, codes) = an.sets_up_second_step(&app).await;
    assert_eq!(codes.len(), 10);
    assert_ne!(an.cookie("__Host-session"), session, "a new value");
    an.get("/desk").await.expect(200);
    assert_eq!(actions(&app).await.last().map(String::as_str), Some("second_step.set_up"));
    assert_eq!(mails(&app).await, ["Tweede stap aangezet in het beheer van Ledenkoepel"]);
}

#[tokio::test]
async fn whoever_has_a_second_step_passes_it_at_each_sign_in() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let (phone, _) = nele.sets_up_second_step(&app).await;
    let elsewhere = app.visitor();
    let answer = arrives_with(&app, &elsewhere, NELE).await;
    let session = elsewhere.cookie("__Host-session");
    assert_eq!(elsewhere.get(&answer.location()).await.location(), "/desk/sign-in/second-step");
    for path in WAYS_IN.iter().skip(1) {
        let location = elsewhere.get(path).await.expect(303).location();
        assert!(location.starts_with("/desk/sign-in/second-step?next="), "{location}");
    }
    // Another app cannot be put in the place of the one that is there.
    assert!(elsewhere.get("/desk/account/second-step").await.expect(303).location().starts_with("/desk/sign-in/second-step"));
    app.wait(SignedDuration::from_secs(30));
    let form = elsewhere.opens("/desk/events").await.expect(200).form("form#second-step").with("code", &phone.shows(app.clock.now()));
    let answer = elsewhere.sends(&form).await.expect(303);
    assert_eq!(answer.location(), "/desk/events", "back to where Nele was");
    assert_ne!(elsewhere.cookie("__Host-session"), session, "a new value");
    elsewhere.get("/desk").await.expect(200);
    let old = app.visitor();
    old.takes_cookie("__Host-session", &session.expect("a session"));
    assert_eq!(old.get("/desk").await.expect(303).location(), "/desk/sign-in");
}

#[tokio::test]
async fn a_code_is_good_once_also_for_two_at_the_same_moment() {
    let app = TestApp::start().await;
    let (phone, _) = app.organiser().await.sets_up_second_step(&app).await;
    let (one, other) = (arrives(&app, NELE).await, arrives(&app, NELE).await);
    // The code that set it up is used.
    types(&one, &phone.shows(app.clock.now())).await.expect(422);
    app.wait(SignedDuration::from_secs(30));
    let code = phone.shows(app.clock.now());
    let (first, second) = tokio::join!(types(&one, &code), types(&other, &code));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
    app.wait(SignedDuration::from_secs(30));
    types(&arrives(&app, NELE).await, &code).await.expect(422);
}

#[tokio::test]
async fn wrong_codes_are_said_so_and_only_few_are_looked_at() {
    let app = TestApp::start().await;
    let (phone, codes) = app.organiser().await.sets_up_second_step(&app).await;
    let nele = arrives(&app, NELE).await;
    for wrong in ["", "000000", "abc", &"9".repeat(40_000)] {
        let page = types(&nele, wrong).await.expect(422);
        assert!(page.has("#code-error") && page.has("#code[aria-invalid=true]"), "{}", page.words());
    }
    mails(&app).await;
    let page = types(&nele, "123456").await.expect(429);
    assert!(page.shows("Te veel foute codes") && page.shows("10:15"), "{}", page.words());
    assert_eq!(mails(&app).await, ["Foute codes in het beheer van Ledenkoepel"]);
    app.wait(SignedDuration::from_mins(14));
    // Good ones neither, in whatever session.
    types(&nele, &phone.shows(app.clock.now())).await.expect(429);
    let again = arrives(&app, NELE).await;
    types(&again, &codes[0]).await.expect(429);
    app.wait(SignedDuration::from_mins(2));
    types(&nele, &phone.shows(app.clock.now())).await.expect(303);
    assert!(actions(&app).await.contains(&"second_step.block".to_owned()));
}

#[tokio::test]
async fn guesses_at_the_same_moment_are_counted_too() {
    let app = TestApp::start().await;
    app.organiser().await.sets_up_second_step(&app).await;
    let nele = arrives(&app, NELE).await;
    let form = nele.get("/desk/sign-in/second-step").await.form("form#second-step").with("code", "000000");
    let answers = futures_util::future::join_all((0..12).map(|_| nele.sends(&form))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status.as_u16() == 422).count(), 4);
    assert_eq!(answers.iter().filter(|answer| answer.status.as_u16() == 429).count(), 8);
}

#[tokio::test]
async fn a_recovery_code_lets_in_once_and_is_told() {
    let app = TestApp::start().await;
    let (_, codes) = app.organiser().await.sets_up_second_step(&app).await;
    let nele = arrives(&app, NELE).await;
    let answer = types(&nele, &format!(" {} ", codes[3].to_lowercase().replace('-', " "))).await.expect(303);
    assert!(nele.follows(answer).await.shows("Je hebt er nog 9"));
    assert!(mails(&app).await.contains(&"Herstelcode gebruikt in het beheer van Ledenkoepel".to_owned()));
    let again = arrives(&app, NELE).await;
    types(&again, &codes[3]).await.expect(422);
    types(&again, &codes[4]).await.expect(303);
    // Somebody else's codes are nobody's.
    is_organiser(&app, ADMIN, "admin").await;
    arrives(&app, ADMIN).await.sets_up_second_step(&app).await;
    types(&arrives(&app, ADMIN).await, &codes[5]).await.expect(422);
}

#[tokio::test]
async fn new_recovery_codes_end_the_former_ones() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let (_, codes) = nele.sets_up_second_step(&app).await;
    let form = nele.get("/desk/account/recovery-codes").await.expect(200).form("form#renew");
    let new = nele.sends(&form).await.expect(200).all("#codes code");
    assert!(new.len() == 10 && !new.iter().any(|code| codes.contains(code)));
    let elsewhere = arrives(&app, NELE).await;
    types(&elsewhere, &codes[0]).await.expect(422);
    types(&elsewhere, &new[0]).await.expect(303);
    nele.get("/desk").await.expect(200);
}

#[tokio::test]
async fn what_changes_how_one_signs_in_asks_for_a_code_again_after_ten_minutes() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let (phone, _) = nele.sets_up_second_step(&app).await;
    let old = nele.get("/desk/account/second-step").await.expect(200).form("form#authenticator");
    app.wait(SignedDuration::from_mins(11));
    for path in ["/desk/account/second-step", "/desk/account/second-step/remove", "/desk/account/recovery-codes"] {
        assert!(nele.get(path).await.expect(303).location().starts_with("/desk/sign-in/second-step?next="), "{path}");
    }
    assert!(nele.sends(&old.with("code", "123456")).await.expect(303).location().starts_with("/desk/sign-in/second-step"));
    let page = nele.opens("/desk/account/second-step/remove").await.expect(200);
    let answer = nele.sends(&page.form("form#second-step").with("code", &phone.shows(app.clock.now()))).await.expect(303);
    let form = nele.follows(answer).await.expect(200).form("form#remove");
    let answer = nele.sends(&form).await.expect(303);
    assert!(nele.follows(answer).await.shows("Je hebt nog geen tweede stap"));
    let mut told = mails(&app).await;
    assert_eq!(told.pop().as_deref(), Some("Tweede stap gewist in het beheer van Ledenkoepel"));
    arrives(&app, NELE).await.get("/desk").await.expect(200);
}

#[tokio::test]
async fn another_app_takes_the_place_of_the_former_and_ends_all_other_sessions() {
    let app = TestApp::start().await;
    let (nele, elsewhere) = (app.organiser().await, app.organiser().await);
    let (former, _) = nele.sets_up_second_step(&app).await;
    assert_eq!(elsewhere.get("/desk").await.expect(303).location(), "/desk/sign-in");
    app.wait(SignedDuration::from_mins(1));
    let (new, _) = nele.sets_up_second_step(&app).await;
    app.wait(SignedDuration::from_mins(1));
    let again = arrives(&app, NELE).await;
    types(&again, &former.shows(app.clock.now())).await.expect(422);
    types(&again, &new.shows(app.clock.now())).await.expect(303);
}

#[tokio::test]
async fn an_administrator_cannot_do_without() {
    let app = TestApp::start().await;
    is_organiser(&app, ADMIN, "admin").await;
    let an = arrives(&app, ADMIN).await;
    an.sets_up_second_step(&app).await;
    assert!(an.get("/desk/account").await.expect(200).link("/desk/account/second-step/remove").is_none());
    assert_eq!(an.get("/desk/account/second-step/remove").await.expect(303).location(), "/desk/account");
    let proof = an.get("/desk/account").await.form("form#own").get("csrf").to_owned();
    an.posts("/desk/account/second-step/remove", format!("csrf={proof}")).await.expect(403);
    // Who becomes an administrator sets one up at once.
    let nele = app.organiser().await;
    nele.get("/desk").await.expect(200);
    app.database().execute("UPDATE organisers SET role = 'admin'").await;
    assert_eq!(nele.get("/desk").await.expect(303).location(), "/desk/account/second-step");
}

#[tokio::test]
async fn the_settings_can_ask_it_of_everybody() {
    let app = TestApp::start_with(&[("BELFRY_SECOND_STEP", "everybody")]).await;
    assert_eq!(app.organiser().await.get("/desk").await.expect(303).location(), "/desk/account/second-step");
}

#[tokio::test]
async fn a_key_of_another_or_of_long_ago_is_not_set_up() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let page = nele.get("/desk/account/second-step").await.expect(200);
    let form = page.form("form#authenticator");
    let phone = crate::support::Phone::reads(&page);
    let wrong = nele.sends(&form.clone().with("code", "12")).await.expect(422);
    assert_eq!(crate::support::Phone::reads(&wrong).shows(app.clock.now()), phone.shows(app.clock.now()), "the same key again");
    let piet = app.visitor();
    piet.signs_in(&app, "piet@ledenkoepel.example", "organiser").await;
    let theirs = piet.get("/desk/account/second-step").await.form("form#authenticator").with("secret", form.get("secret")).with("code", &phone.shows(app.clock.now()));
    piet.sends(&theirs).await.expect(422);
    for odd in ["", "x", "%00", &"A".repeat(100)] {
        nele.sends(&form.clone().with("secret", odd).with("code", &phone.shows(app.clock.now()))).await.expect(422);
    }
    app.wait(SignedDuration::from_mins(61));
    let page = nele.sends(&form.with("code", &phone.shows(app.clock.now()))).await.expect(422);
    assert!(page.shows("stond te lang open"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM second_steps").await, 0);
}

#[tokio::test]
async fn looking_at_these_pages_changes_nothing() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    nele.sets_up_second_step(&app).await;
    let commits = app.db.commits();
    for path in
        ["/desk/account", "/desk/account/second-step", "/desk/account/second-step/remove", "/desk/account/recovery-codes", "/desk/sign-in/second-step", "/desk/sign-in/left"]
    {
        for method in [Method::GET, Method::HEAD] {
            let page = nele.asks(method, path, &[], Vec::new()).await.expect(200);
            assert!(page.header("cache-control").contains("no-store"), "{path}");
        }
    }
    assert_eq!(app.db.commits(), commits);
}

#[tokio::test]
async fn no_secret_of_the_second_step_is_stored_in_clear() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let page = nele.get("/desk/account/second-step").await.expect(200);
    let words = page.all("#secret-words").join("").replace(' ', "");
    let form = page.form("form#authenticator").with("code", &crate::support::Phone::reads(&page).shows(app.clock.now()));
    let codes = nele.sends(&form).await.expect(200).all("#codes code");
    let secret = totp_rs::Secret::try_from_base32(&words).expect("base32");
    use sea_orm::EntityTrait as _;
    for step in belfry::entity::second_step::Entity::find().all(app.db.reader()).await.expect("rows") {
        assert!(!step.secret.windows(8).any(|part| secret.as_bytes().windows(8).any(|piece| piece == part)));
    }
    for code in belfry::entity::recovery_code::Entity::find().all(app.db.reader()).await.expect("rows") {
        assert!(code.code_hash.len() == 32 && !codes.iter().any(|plain| code.code_hash.starts_with(plain.as_bytes())));
    }
}
