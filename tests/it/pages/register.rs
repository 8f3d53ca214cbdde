use belfry::entity::registration;
use jiff::SignedDuration;
use sea_orm::EntityTrait as _;

use crate::support::TestApp;

async fn registrations(app: &TestApp) -> Vec<registration::Model> {
    registration::Entity::find().all(app.db.reader()).await.expect("registrations")
}

#[tokio::test]
async fn registering_ends_at_a_page_that_names_nobody() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let page = app.visitor().registers_for(&event.slug, "maria@voorbeeldstad.example").await.expect(200);
    assert!(page.shows("Je bent ingeschreven") && page.shows("mail onderweg"), "{}", page.words());
    assert!(!page.source().contains("maria") && !page.source().contains("Peeters"));
    let stored = registrations(&app).await;
    assert_eq!(stored.len(), 1);
    assert_eq!(stored[0].organisation_text.as_deref(), Some("Gemeente Voorbeeldegem"));
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_and_ties_each_fault_to_its_field() {
    let app = TestApp::start().await;
    let event = app.event().hybrid().create().await;
    let visitor = app.visitor();
    let form = visitor.fills_in(&event.slug, "not an address").await;
    let submission = form.get("submission").to_owned();
    let typed = [
        ("first_name", ""),
        ("job_title", "<b>Schepen</b>"),
        ("remarks", "regel 1\nregel 2"),
        ("language", "xx"),
        ("function_category", "elected"),
        ("attendance_mode", "by-boat"),
    ];
    let page = visitor.sends(&form.with_all(&typed).without("accept_privacy")).await.expect(422);
    for name in ["first_name", "email", "language", "attendance_mode", "accept_privacy"] {
        let control = format!("#{name}[aria-invalid=true][aria-describedby~={name}-error]");
        assert!(page.has(&control) && page.has(&format!("#{name}-error")), "{name}: {}", page.words());
        assert!(page.has(&format!(".summary a[href='#{name}']")), "{name}");
    }
    assert!(!page.has("#last_name[aria-invalid]"));
    let again = page.form_with("email");
    for (name, value) in
        [("last_name", "Peeters"), ("email", "not an address"), ("organisation", "Gemeente Voorbeeldegem"), ("job_title", "<b>Schepen</b>"), ("function_category", "elected")]
    {
        assert_eq!(again.get(name), value, "{name}");
    }
    assert_eq!(again.get("remarks").trim(), "regel 1\nregel 2");
    assert_eq!(again.get("submission"), submission);
    assert_ne!(visitor.fills_in(&event.slug, "x").await.get("submission"), submission, "each form has its own");
    assert!(registrations(&app).await.is_empty());
}

#[tokio::test]
async fn a_form_posted_twice_takes_one_place_and_answers_alike() {
    let app = TestApp::start().await;
    let event = app.event().places(1).create().await;
    let visitor = app.visitor();
    let form = visitor.fills_in(&event.slug, "maria@voorbeeldstad.example").await;
    let first = visitor.sends(&form).await.expect(303);
    let second = visitor.sends(&form).await.expect(303);
    assert_eq!(first.location(), second.location());
    assert_eq!(registrations(&app).await.len(), 1);
}

#[tokio::test]
async fn a_known_address_is_answered_like_an_unknown_one() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let known = app.visitor().registers_for(&event.slug, "maria@voorbeeldstad.example").await;
    let again = app.visitor().registers_for(&event.slug, " MARIA@Voorbeeldstad.example ").await;
    let other = app.visitor().registers_for(&event.slug, "jan@voorbeeldstad.example").await;
    assert_eq!(known.words(), again.words());
    assert_eq!(known.words(), other.words());
    assert_eq!(registrations(&app).await.len(), 2);
}

#[tokio::test]
async fn a_form_sent_after_the_event_filled_closed_or_was_cancelled_says_so() {
    let app = TestApp::start().await;
    let filled = app.event().places(1).create().await;
    let closed = app.event().closes("2026-11-23T09:30:00Z").create().await;
    let cancelled = app.event().create().await;
    let visitor = app.visitor();
    let forms = [
        (visitor.fills_in(&filled.slug, "maria@voorbeeldstad.example").await, "alle plaatsen zijn ingenomen"),
        (visitor.fills_in(&closed.slug, "maria@voorbeeldstad.example").await, "gesloten sinds maandag 23 november 2026, 10:30"),
        (visitor.fills_in(&cancelled.slug, "maria@voorbeeldstad.example").await, "Reden: de spreker is ziek"),
    ];
    app.visitor().registers_for(&filled.slug, "jan@voorbeeldstad.example").await;
    app.wait(SignedDuration::from_mins(45));
    app.database().execute(&format!("UPDATE events SET status = 'cancelled', cancel_reason = 'de spreker is ziek' WHERE slug = '{}'", cancelled.slug)).await;
    for (form, why) in forms {
        let page = visitor.sends(&form).await.expect(409);
        assert!(page.shows(why), "{why}: {}", page.words());
        // A form with a fault is told the same, not to mend its fault first.
        let page = visitor.sends(&form.with("first_name", "")).await.expect(409);
        assert!(page.shows(why), "{why}: {}", page.words());
    }
    assert_eq!(registrations(&app).await.len(), 1);
}

#[tokio::test]
async fn all_dates_are_shown_and_a_date_of_another_event_is_refused() {
    let app = TestApp::start().await;
    let course = app.event().session("2027-02-11T10:00", "2027-02-11T12:00").session("2027-05-06T10:00", "2027-05-06T12:00").create().await;
    let other = app.event().create().await;
    let visitor = app.visitor();
    let page = visitor.get(&format!("/events/{}/register", course.slug)).await.expect(200);
    assert!(page.shows("Je schrijft je in voor alle 2 data") && page.shows("donderdag 6 mei 2027, 10:00-12:00"), "{}", page.words());
    let form = visitor.fills_in(&course.slug, "maria@voorbeeldstad.example").await;
    let refused = visitor.sends(&form.clone().with("session", &other.sessions[0].id.to_string())).await.expect(422);
    assert!(refused.has("#session[aria-invalid=true] ") && refused.has("#session-error"));
    visitor.sends(&form).await.expect(303);
    let single = visitor.fills_in(&other.slug, "jan@voorbeeldstad.example").await;
    visitor.sends(&single.clone().with("session", "nonsense")).await.expect(422);
    visitor.sends(&single.with("session", &other.sessions[0].id.to_string())).await.expect(303);
}

#[tokio::test]
async fn hostile_and_long_values_are_shown_as_the_text_they_are() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let visitor = app.visitor();
    let form = visitor.fills_in(&event.slug, "x").await;
    for value in ["<zq>\"><img src=x onerror=zq()>", "\u{202e}liame", "{{ 7*7 }}", "a\r\nBcc: b@victim.example"] {
        let page = visitor.sends(&form.clone().with("last_name", value).with("organisation", value).with("remarks", value)).await.expect(422);
        assert!(!page.has("zq") && !page.has("main img"), "{value}");
        assert_eq!(page.form_with("email").get("remarks").trim(), value.replace("\r\n", "\n"));
    }
    let page = visitor.sends(&form.clone().with("last_name", &"A".repeat(65_536))).await.expect(422);
    assert!(page.has("#last_name-error"));
    for name in ["first_name", "last_name", "organisation", "job_title"] {
        let page = visitor.sends(&form.clone().with(name, "x\0y")).await.expect(422);
        assert!(page.has(&format!("#{name}[aria-invalid=true]")), "{name}: {}", page.words());
    }
}

#[tokio::test]
async fn the_form_speaks_three_languages() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    for (language, words) in [("nl", "Schrijf me in"), ("fr", "M’inscrire"), ("en", "Register me")] {
        let page = app.visitor().speaking(language).get(&format!("/events/{}/register", event.slug)).await.expect(200);
        assert!(page.all("button").iter().any(|button| button == words), "{language}: {}", page.words());
        assert_eq!(page.form_with("email").get("language"), language);
    }
}
