//! What one does with one's link: wait, take an offer, change, let a colleague come.

use belfry::entity::registration::{self, RegistrationStatus};
use belfry::entity::{event, session_choice};
use sea_orm::EntityTrait as _;

use super::own_registration::link;
use crate::support::questions::{asks, names_session, optional};
use crate::support::{TestApp, TestEvent};

async fn status(app: &TestApp, email: &str) -> RegistrationStatus {
    let all = registration::Entity::find().all(app.db.reader()).await.expect("registrations");
    all.into_iter().rfind(|one| one.email == email).expect("one").status
}

/// Jan has the only place; Maria and Piet wait. Gives the links of Maria and Piet.
async fn full(app: &TestApp) -> (TestEvent, String, String) {
    let event = app.event().places(1).waiting_list().create().await;
    for name in ["jan", "maria", "piet"] {
        app.visitor().registers_for(&event.slug, &format!("{name}@voorbeeldstad.example")).await.expect(200);
        app.wait(jiff::SignedDuration::from_mins(1));
    }
    let (maria, piet) = (link(app, "maria@voorbeeldstad.example").await, link(app, "piet@voorbeeldstad.example").await);
    (event, maria, piet)
}

async fn jan_cancels(app: &TestApp) {
    let jan = app.visitor();
    let step = jan.get(&format!("{}/cancel", link(app, "jan@voorbeeldstad.example").await)).await.expect(200);
    jan.sends(&step.form_with("csrf")).await.expect(303);
}

#[tokio::test]
async fn who_waits_sees_the_position_and_the_reason_and_leaves_by_a_button() {
    let app = TestApp::start().await;
    let (_, maria, piet) = full(&app).await;
    let visitor = app.visitor();
    let page = visitor.get(&maria).await.expect(200);
    assert!(page.shows("Je staat op plaats 1.") && page.shows("Jij bent de eerste") && page.shows("dinsdag 9 maart 2027"), "{}", page.words());
    let page = visitor.get(&piet).await.expect(200);
    assert!(page.shows("Je staat op plaats 2.") && page.shows("Er wacht nog 1 persoon voor jou."), "{}", page.words());
    let step = visitor.get(&format!("{maria}/cancel")).await.expect(200);
    assert_eq!(step.all("h1"), ["Van de wachtlijst gaan"]);
    visitor.sends(&step.form_with("csrf")).await.expect(303);
    assert!(visitor.get(&piet).await.expect(200).shows("Je staat op plaats 1."));
    assert_eq!(status(&app, "maria@voorbeeldstad.example").await, RegistrationStatus::Cancelled);
}

#[tokio::test]
async fn an_offer_is_taken_or_left_by_a_button_and_never_by_looking() {
    let app = TestApp::start().await;
    let (_, maria, piet) = full(&app).await;
    jan_cancels(&app).await;
    let visitor = app.visitor();
    let page = visitor.get(&maria).await.expect(200);
    assert!(page.shows("Er is een plaats voor jou vrijgehouden.") && page.shows("Je hebt tijd tot"), "{}", page.words());
    for path in ["accept", "refuse"] {
        visitor.get(&format!("{maria}/{path}")).await.expect(405);
    }
    assert_eq!(status(&app, "maria@voorbeeldstad.example").await, RegistrationStatus::Offered);
    let refuse = page.form("form[action$='/refuse']");
    assert_eq!(visitor.sends(&refuse).await.expect(303).location(), maria);
    assert_eq!(status(&app, "maria@voorbeeldstad.example").await, RegistrationStatus::Cancelled);
    assert!(visitor.sends(&refuse).await.expect(409).shows("Er is nu geen plaats aangeboden."));
    let accept = visitor.get(&piet).await.expect(200).form("form[action$='/accept']");
    visitor.sends(&accept).await.expect(303);
    assert!(visitor.get(&piet).await.expect(200).shows("Je bent ingeschreven."));
    assert_eq!(visitor.sends(&accept).await.expect(303).location(), piet, "twice is once");
}

#[tokio::test]
async fn an_offer_taken_too_late_says_so() {
    let app = TestApp::start().await;
    let (_, maria, _) = full(&app).await;
    jan_cancels(&app).await;
    let visitor = app.visitor();
    let accept = visitor.get(&maria).await.expect(200).form("form[action$='/accept']");
    app.wait(jiff::SignedDuration::from_hours(14 * 24));
    let fresh = visitor.get(&maria).await.expect(200);
    assert!(fresh.shows("Je had tijd tot") && fresh.try_form("form[action$='/accept']").is_none(), "{}", fresh.words());
    let again = app.visitor().get(&format!("{maria}/cancel")).await.expect(200).form_with("csrf");
    let page = visitor.sends(&accept.with("csrf", again.get("csrf"))).await.expect(409);
    assert!(page.shows("De termijn om deze plaats te aanvaarden is voorbij."), "{}", page.words());
}

#[tokio::test]
async fn what_was_chosen_and_answered_is_changed_by_link_until_the_deadline() {
    let app = TestApp::start().await;
    let event = app
        .event()
        .session("2027-03-09T09:00", "2027-03-09T10:00")
        .session("2027-03-09T10:00", "2027-03-09T11:00")
        .rules(|rules| rules.change_until = Some("1 08:00".parse().expect("a deadline")))
        .create()
        .await;
    names_session(&app, &event, 1, "Wandeling", Some(1)).await;
    optional(&app, &event, 1).await;
    let lunch = asks(&app, &event, "choice", "lunch", "Wat eet je?").required().option("Soep", Some(1)).option("Brood", None).create().await;
    let maria = app.visitor();
    let form = maria.fills_in(&event.slug, "maria@voorbeeldstad.example").await.with("question_lunch", &lunch.option(0)).and("session", &event.sessions[1].id.to_string());
    maria.sends(&form).await.expect(303);
    let own = link(&app, "maria@voorbeeldstad.example").await;
    assert!(maria.get(&own).await.expect(200).shows("Wijzigen of annuleren kan tot maandag 8 maart 2027, 08:00."));
    let page = maria.get(&format!("{own}/change")).await.expect(200);
    let form = page.form_with("question_lunch");
    assert_eq!(form.get("question_lunch"), lunch.option(0), "what is held is not shut");
    assert!(form.fields.contains(&("session".to_owned(), event.sessions[1].id.to_string())));
    let mut without = form.clone().with("question_lunch", &lunch.option(1)).with("job_title", "Schepen").with("remarks", "Ik kom later");
    without.fields.retain(|(_, value)| *value != event.sessions[1].id.to_string());
    assert_eq!(maria.sends(&without).await.expect(303).location(), own);
    let page = maria.get(&own).await.expect(200);
    assert!(page.shows("Wat eet je? Brood") && page.shows("Schepen") && page.shows("Ik kom later") && !page.shows("Wandeling"), "{}", page.words());
    assert!(session_choice::Entity::find().all(app.db.reader()).await.expect("choices").is_empty());
    let page = maria.sends(&form.clone().without("question_lunch")).await.expect(422);
    assert!(page.has("#question_lunch[aria-invalid=true]"), "{}", page.words());
    app.at("2027-03-08T07:00:00Z");
    let late = app.visitor().get(&format!("{own}/change")).await.expect(409);
    assert!(late.shows("De termijn om te wijzigen of te annuleren is voorbij.") && late.shows("nele@ledenkoepel.example"), "{}", late.words());
    app.visitor().get(&format!("{own}/cancel")).await.expect(409);
    assert!(app.visitor().get(&own).await.expect(200).shows("Wijzigen of annuleren kon tot maandag 8 maart 2027, 08:00."));
}

#[tokio::test]
async fn a_colleague_comes_instead_and_the_old_link_opens_nothing_else() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    app.visitor().registers_for(&event.slug, "maria@voorbeeldstad.example").await.expect(200);
    app.visitor().registers_for(&event.slug, "piet@voorbeeldstad.example").await.expect(200);
    let own = link(&app, "maria@voorbeeldstad.example").await;
    let maria = app.visitor();
    let step = maria.get(&maria.get(&own).await.expect(200).link("/hand-over").expect("a way")).await.expect(200);
    assert!(step.shows("ook als er mensen wachten"), "{}", step.words());
    let form = step.form_with("email");
    assert_eq!((form.get("organisation"), form.get("email")), ("Gemeente Voorbeeldegem", ""));
    let form = form.with_all(&[("first_name", "Els"), ("last_name", "Maes"), ("email", "els")]);
    let page = maria.sends(&form).await.expect(422);
    assert!(page.has("#email[aria-invalid=true]") && page.form_with("email").get("first_name") == "Els");
    assert_eq!(maria.sends(&form.clone().with("email", "els@voorbeeldstad.example")).await.expect(303).location(), own);
    assert_eq!(status(&app, "els@voorbeeldstad.example").await, RegistrationStatus::Confirmed);
    assert_eq!(status(&app, "piet@voorbeeldstad.example").await, RegistrationStatus::Waitlisted, "the place goes over although others wait");
    let page = app.visitor().get(&own).await.expect(200);
    assert!(page.shows("Je gaf je plaats door aan een collega.") && !page.shows("Els") && !page.shows("Peeters"), "{}", page.words());
    for step in ["change", "cancel", "hand-over"] {
        assert_eq!(app.visitor().get(&format!("{own}/{step}")).await.expect(303).location(), own);
    }
}

#[tokio::test]
async fn handing_over_is_closed_with_its_reason() {
    let app = TestApp::start().await;
    let event = app.event().rules(|rules| rules.hand_over_until = Some("1 08:00".parse().expect("a deadline"))).create().await;
    for name in ["maria", "jan"] {
        app.visitor().registers_for(&event.slug, &format!("{name}@voorbeeldstad.example")).await.expect(200);
    }
    let own = link(&app, "maria@voorbeeldstad.example").await;
    let maria = app.visitor();
    let form = maria.get(&format!("{own}/hand-over")).await.expect(200).form_with("email");
    let form = form.with_all(&[("first_name", "Jan"), ("last_name", "Maes"), ("email", "jan@voorbeeldstad.example")]);
    let page = maria.sends(&form).await.expect(409);
    assert!(page.shows("er is al een inschrijving met dit e-mailadres") && page.form_with("email").get("last_name") == "Maes", "{}", page.words());
    app.at("2027-03-08T07:00:00Z");
    let page = app.visitor().get(&format!("{own}/hand-over")).await.expect(409);
    assert!(page.shows("De termijn om een collega te laten komen is voorbij.") && page.shows("nele@ledenkoepel.example"), "{}", page.words());
    let page = app.visitor().get(&own).await.expect(200);
    assert!(page.link("/hand-over").is_none() && page.shows("De termijn om een collega te laten komen is voorbij."), "{}", page.words());
}

#[tokio::test]
async fn a_browser_that_opened_a_link_fills_in_the_next_form_until_it_is_told_to_forget() {
    let app = TestApp::start().await;
    let event = app.event().titled("Overleg water").create().await;
    let other = app.event().create().await;
    app.visitor().registers_for(&event.slug, "maria@voorbeeldstad.example").await.expect(200);
    let own = link(&app, "maria@voorbeeldstad.example").await;
    let register = format!("/events/{}/register", other.slug);
    let stranger = app.visitor().get(&register).await.expect(200);
    assert!(!stranger.shows("ergens anders ingeschreven") && stranger.form_with("email").get("email").is_empty());
    let maria = app.visitor();
    let page = maria.get(&own).await.expect(200);
    let cookie = page.header("set-cookie").to_owned();
    assert!(
        cookie.starts_with("__Host-me=") && cookie.contains("HttpOnly") && cookie.contains("Secure") && cookie.contains("SameSite=Lax") && !cookie.contains("Max-Age"),
        "{cookie}"
    );
    let page = maria.get(&register).await.expect(200);
    assert_eq!(page.form_with("email").get("email"), "maria@voorbeeldstad.example");
    assert!(page.shows("Je vult dit in als Maria Peeters.") && page.shows("ergens anders ingeschreven") && page.shows("Overleg water"), "{}", page.words());
    // For the event of the link itself, a colleague is meant.
    let same = maria.get(&format!("/events/{}/register?colleagues=1", event.slug)).await.expect(200);
    assert!(same.shows("Maria Peeters is al ingeschreven."), "{}", same.words());
    let form = same.form_with("booker[email]");
    assert_eq!(
        (form.get("booker[email]"), form.get("participants[0][email]"), form.get("participants[0][organisation]")),
        ("maria@voorbeeldstad.example", "", "Gemeente Voorbeeldegem")
    );
    let forgotten = maria.sends(&page.form("form.me")).await.expect(303);
    assert_eq!(forgotten.location(), register);
    assert!(maria.cookie("__Host-me").is_none() && maria.get(&register).await.form_with("email").get("email").is_empty());
}

#[tokio::test]
async fn looking_at_every_page_changes_nothing() {
    let app = TestApp::start().await;
    let (event, maria, _) = full(&app).await;
    jan_cancels(&app).await;
    let state = async || {
        let mut rows = registration::Entity::find().all(app.db.reader()).await.expect("registrations");
        rows.sort_by_key(|row| row.id);
        (rows, event::Entity::find_by_id(event.id).one(app.db.reader()).await.expect("one"))
    };
    let before = state().await;
    let visitor = app.visitor();
    for path in [
        maria.clone(),
        format!("{maria}/change"),
        format!("{maria}/cancel"),
        format!("{maria}/hand-over"),
        format!("{maria}/accept"),
        format!("{maria}/refuse"),
        format!("/events/{}/register?colleagues=3&key=x", event.slug),
        format!("/events/{}/registered?confirmed=1&pending=abc&waitlisted=99999999999", event.slug),
        "/me/forget".to_owned(),
    ] {
        let page = visitor.get(&path).await;
        assert!(!page.status.is_server_error(), "{path}: {}", page.words());
    }
    assert_eq!(state().await, before);
}
