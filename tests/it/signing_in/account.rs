use jiff::SignedDuration;

use super::{NELE, arrives_with, mails};
use crate::support::TestApp;

#[tokio::test]
async fn name_and_language_of_ones_mails_are_ones_own() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let form = nele.get("/desk/account").await.expect(200).form("form#own");
    assert_eq!((form.get("own_name"), form.get("own_language")), ("Nele Janssens", "nl"));
    let page = nele.sends(&form.clone().with("own_name", " ")).await.expect(422);
    assert!(page.has("#own_name-error"), "{}", page.words());
    nele.sends(&form.clone().with("own_language", "xx")).await.expect(422);
    let answer = nele.sends(&form.clone().with_all(&[("own_name", "Nele J. Peeters"), ("own_language", "fr")])).await.expect(303);
    assert!(nele.follows(answer).await.shows("Je gegevens zijn bewaard"));
    // Somebody else saved in between: nothing is lost silently, what was typed stays.
    let page = nele.sends(&form.with("own_name", "Nele X")).await.expect(409);
    assert!(page.shows("Nele J. Peeters") && page.form("form#own").get("own_name") == "Nele X", "{}", page.words());
    let answer = nele.sends(&page.form("form#own")).await.expect(303);
    assert!(nele.follows(answer).await.source().contains("Nele X"));
    let entries = super::actions(&app).await;
    assert_eq!(entries.iter().filter(|action| *action == "organiser.edit_own").count(), 2);
}

#[tokio::test]
async fn sessions_are_listed_and_can_be_ended_one_by_one_or_all_others() {
    let app = TestApp::start().await;
    let (nele, second, third) = (app.organiser().await, app.organiser().await, app.organiser().await);
    let page = nele.get("/desk/account").await.expect(200);
    assert_eq!(page.all("table.list tbody tr").len(), 3);
    assert_eq!(page.all("form.end-session").len(), 2, "this session is signed out by the button for it");
    let answer = nele.sends(&page.form("form.end-session")).await.expect(303);
    assert!(nele.follows(answer).await.shows("Die sessie is afgemeld"));
    let out = [second.get("/desk").await.status.as_u16(), third.get("/desk").await.status.as_u16()];
    assert!(out == [303, 200] || out == [200, 303], "{out:?}");
    let answer = nele.sends(&nele.get("/desk/account").await.form("form#end-others")).await.expect(303);
    assert!(nele.follows(answer).await.shows("overal elders afgemeld"));
    nele.get("/desk").await.expect(200);
    second.get("/desk").await.expect(303);
    third.get("/desk").await.expect(303);
    assert_eq!(nele.get("/desk/account").await.all("table.list tbody tr").len(), 1);
}

#[tokio::test]
async fn nobody_ends_the_session_of_somebody_else() {
    let app = TestApp::start().await;
    let (nele, piet) = (app.organiser().await, app.visitor());
    piet.signs_in(&app, "piet@ledenkoepel.example", "organiser").await;
    let second = app.organiser().await;
    let action = nele.get("/desk/account").await.form("form.end-session").action;
    let mut form = piet.get("/desk/account").await.form("form#own");
    form.action = action;
    let answer = piet.sends(&form).await.expect(303);
    assert!(answer.location().ends_with("nothing-changed"));
    second.get("/desk").await.expect(200);
    form.action = "/desk/account/sessions/x/end".to_owned();
    piet.sends(&form).await.expect(404);
}

#[tokio::test]
async fn a_new_browser_is_told_by_mail_and_a_known_one_is_not() {
    let app = TestApp::start().await;
    app.organiser().await;
    assert!(mails(&app).await.is_empty(), "the first time ever is no news");
    let phone = app.visitor();
    arrives_with(&app, &phone, NELE).await;
    let told = app.deliver_mail().await;
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].subject.as_str(), told[0].recipient().as_str()), ("Nieuw toestel in het beheer van Ledenkoepel", NELE));
    assert!(told[0].text.contains("/desk/account") && told[0].text.contains("Een andere browser"), "{}", told[0].text);
    arrives_with(&app, &phone, NELE).await;
    assert!(mails(&app).await.is_empty(), "known by now");
    // A browser that belongs to somebody else is new to Nele.
    let shared = app.visitor();
    shared.signs_in(&app, "piet@ledenkoepel.example", "organiser").await;
    arrives_with(&app, &shared, NELE).await;
    assert_eq!(mails(&app).await.len(), 1);
    let cookie = shared.cookie("__Host-device").expect("a cookie");
    assert_eq!(cookie.len(), 43);
    for odd in ["x", &"%".repeat(43), &cookie[1..]] {
        shared.takes_cookie("__Host-device", odd);
        app.wait(SignedDuration::from_hours(1));
        arrives_with(&app, &shared, NELE).await;
        assert_eq!(mails(&app).await.len(), 1, "{odd}");
    }
    app.wait(SignedDuration::from_hours(401 * 24));
    assert_eq!(belfry::actions::sign_in::forget_devices::forget_devices(&app).await.expect("forgotten"), 7);
}

#[tokio::test]
async fn who_does_not_pass_the_second_step_is_no_new_browser_yet() {
    let app = TestApp::start().await;
    let (phone, _) = app.organiser().await.sets_up_second_step(&app).await;
    mails(&app).await;
    let elsewhere = super::arrives(&app, NELE).await;
    assert!(mails(&app).await.is_empty());
    app.wait(SignedDuration::from_secs(30));
    super::types(&elsewhere, &phone.shows(app.clock.now())).await.expect(303);
    assert_eq!(mails(&app).await, ["Nieuw toestel in het beheer van Ledenkoepel"]);
}

#[tokio::test]
async fn the_settings_say_how_long_a_session_lasts() {
    let app = TestApp::start_with(&[("BELFRY_SESSION_IDLE_MINUTES", "10"), ("BELFRY_SESSION_HOURS", "1")]).await;
    let nele = app.organiser().await;
    for _ in 0..6 {
        app.wait(SignedDuration::from_mins(9));
        nele.get("/desk").await.expect(200);
    }
    app.wait(SignedDuration::from_mins(7));
    nele.get("/desk").await.expect(303);
    let nele = app.organiser().await;
    app.wait(SignedDuration::from_mins(11));
    nele.get("/desk").await.expect(303);
}
