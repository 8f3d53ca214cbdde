//! What organisers hear of the events they follow: at once, once a day, or not at all.

use belfry::actions::organiser::digest::post_digests;
use belfry::entity::event_follower;
use belfry::rules::schedule::latest_daily;
use jiff::ToSpan as _;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};

use super::{overview, path, saved, webinar};
use crate::support::mailbox::Mail;
use crate::support::{TestApp, TestEvent, Visitor};

async fn follows(app: &TestApp, nele: &Visitor, event: &TestEvent, following: &str, boxes: &[&str]) {
    let mut form = nele.get(&format!("{}/follow", overview(event))).await.expect(200).form("form#follow").with("following", following);
    for name in ["cancellations", "failures"] {
        form = if boxes.contains(&name) { form.with(name, "yes") } else { form.without(name) };
    }
    assert!(saved(nele, &form).await.shows("Bewaard."));
    app.wait(jiff::SignedDuration::from_mins(1));
}

/// Mails to Nele among those delivered since the last look.
async fn to_nele(app: &TestApp) -> Vec<Mail> {
    app.deliver_mail().await.into_iter().filter(|mail| mail.to.contains("nele@ledenkoepel.example")).collect()
}

/// Delivers the confirmation and gives the participant's own page.
async fn cancels(app: &TestApp, visitor: &Visitor) {
    let link = app.deliver_mail().await.pop().expect("a confirmation").link("/r/");
    let asked = visitor.get(&format!("{link}/cancel")).await.expect(200);
    visitor.sends(&asked.form("form[action$=cancel]")).await.expect(303);
}

#[tokio::test]
async fn who_makes_an_event_gets_one_digest_a_day_when_there_is_news() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let overview = saved(&nele, &webinar(&nele).await).await;
    assert!(overview.shows("Eén overzicht per dag"));
    let published = saved(&nele, &overview.form("form#publish")).await;
    let slug = published.link("/events/right").expect("a link").rsplit('/').next().expect("a name").to_owned();
    assert_eq!(post_digests(&app).await.expect("digests"), 0);
    app.wait(jiff::SignedDuration::from_mins(1));
    app.visitor().registers_for(&slug, "an@gemeente.example").await;
    let jan = app.visitor();
    jan.registers_for(&slug, "jan@gemeente.example").await;
    cancels(&app, &jan).await;
    assert_eq!(post_digests(&app).await.expect("digests"), 0, "not before its hour");
    app.wait(jiff::SignedDuration::from_hours(24));
    assert_eq!(post_digests(&app).await.expect("digests"), 1);
    let mails = to_nele(&app).await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].subject.starts_with("Nieuws van Right to Challenge"));
    for words in ["Ingeschreven", "Geannuleerd", "Bezette plaatsen: 1 van 200.", &path(&published)] {
        assert!(mails[0].text.contains(words) && mails[0].html.contains(words), "{words}: {}", mails[0].text);
    }
    assert_eq!(post_digests(&app).await.expect("digests"), 0, "told once");
    app.wait(jiff::SignedDuration::from_hours(24));
    assert_eq!(post_digests(&app).await.expect("digests"), 0, "nothing new");
}

#[tokio::test]
async fn two_copies_tell_the_same_news_once() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    follows(&app, &nele, &event, "daily", &[]).await;
    app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
    app.wait(jiff::SignedDuration::from_hours(24));
    let (one, other) = tokio::join!(post_digests(app.app()), post_digests(app.app()));
    assert_eq!(one.expect("digests") + other.expect("digests"), 1);
    assert_eq!(to_nele(&app).await.len(), 1);
}

#[tokio::test]
async fn a_mail_at_each_registration_comes_at_once_and_only_to_who_wants_it() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(1).waiting_list().create().await;
    app.visitor().registers_for(&event.slug, "an@gemeente.example").await;
    assert!(to_nele(&app).await.is_empty());
    follows(&app, &nele, &event, "each", &["cancellations"]).await;
    let jan = app.visitor();
    let form = jan.fills_in(&event.slug, "jan@gemeente.example").await;
    jan.sends(&form.with("accepts_waiting", "yes")).await;
    let mails = to_nele(&app).await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].subject.starts_with("Nieuw op de wachtlijst"), "{}", mails[0].subject);
    assert!(mails[0].text.contains("Bezette plaatsen: 1 van 1.") && mails[0].text.contains(&overview(&event)), "{}", mails[0].text);
    follows(&app, &nele, &event, "none", &[]).await;
    app.visitor().registers_for(&event.slug, "els@gemeente.example").await;
    assert!(to_nele(&app).await.is_empty());
    app.wait(jiff::SignedDuration::from_hours(24));
    assert_eq!(post_digests(&app).await.expect("digests"), 0);
}

#[tokio::test]
async fn who_cancels_themselves_is_told_and_whom_an_organiser_cancels_is_not() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let (jan, els) = (app.visitor(), app.visitor());
    jan.registers_for(&event.slug, "jan@gemeente.example").await;
    cancels(&app, &jan).await;
    assert!(to_nele(&app).await.is_empty());
    follows(&app, &nele, &event, "each", &["cancellations"]).await;
    els.registers_for(&event.slug, "els@gemeente.example").await;
    let mails = app.deliver_mail().await;
    let link = mails.iter().find(|mail| mail.to.contains("els@")).expect("a confirmation").link("/r/");
    let asked = els.get(&format!("{link}/cancel")).await.expect(200);
    els.sends(&asked.form("form[action$=cancel]")).await.expect(303);
    let told = to_nele(&app).await;
    assert!(told.len() == 1 && told[0].subject.starts_with("Annulering"), "{told:?}");
    app.visitor().registers_for(&event.slug, "an@gemeente.example").await;
    assert_eq!(to_nele(&app).await.len(), 1);
    let list = nele.get(&format!("{}/participants", overview(&event))).await;
    let person = nele.get(&list.link("/desk/registrations/").expect("a link")).await;
    let asked = nele.get(&person.link("/cancel").expect("a way")).await;
    saved(&nele, &asked.form("form#cancel").with("reason", "Dubbel")).await;
    assert!(to_nele(&app).await.is_empty());
}

#[tokio::test]
async fn a_mail_that_is_given_up_is_told_once_an_hour_and_never_about_itself() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    follows(&app, &nele, &event, "daily", &["failures"]).await;
    for email in ["jan@gemeente.example", "els@gemeente.example"] {
        app.visitor().registers_for(&event.slug, email).await;
    }
    // Facts that no program can read any more: the letter cannot be written.
    app.database().execute("UPDATE outbox SET language = 'xx', recipient = 'no address' WHERE letter = 'confirmation'").await;
    let told = to_nele(&app).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].subject.starts_with("Mail raakte niet weg") && told[0].text.contains("Bevestiging") && told[0].text.contains("/desk/registrations/"), "{}", told[0].text);
    app.visitor().registers_for(&event.slug, "an@gemeente.example").await;
    app.wait(2.hours().try_into().expect("a length"));
    app.database().execute("UPDATE outbox SET recipient = 'no address' WHERE state = 'queued'").await;
    // This time the notice itself cannot be sent either: it fails, and tells nobody.
    app.deliver_mail().await;
    app.database().execute("UPDATE outbox SET recipient = 'no address' WHERE state = 'queued'").await;
    assert_eq!(app.deliver_mail().await.len(), 0);
}

#[tokio::test]
async fn wishes_are_each_organisers_own_and_a_wrong_one_is_said_at_the_field() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let desk = app.visitor();
    desk.signs_in(&app, "balie@ledenkoepel.example", "desk").await;
    follows(&app, &desk, &event, "each", &["failures"]).await;
    assert!(nele.get(&overview(&event)).await.shows("Inschrijvingen: Geen mails"));
    let form = nele.get(&format!("{}/follow", overview(&event))).await.form("form#follow").with("following", "hourly");
    assert!(nele.sends(&form).await.expect(422).shows("Kies iets uit de lijst"));
    assert_eq!(event_follower::Entity::find().count(app.db.reader()).await.expect("a number"), 1);
    follows(&app, &desk, &event, "daily", &[]).await;
    assert_eq!(event_follower::Entity::find().count(app.db.reader()).await.expect("a number"), 1);
}

#[test]
fn the_hour_of_the_digest_is_that_of_the_clock_on_the_wall() {
    let at = |now: &str| latest_daily(now.parse().expect("a moment"), "Europe/Brussels", jiff::civil::time(7, 30, 0, 0)).expect("a moment").to_string();
    assert_eq!(at("2027-01-10T06:30:00Z"), "2027-01-10T06:30:00Z");
    assert_eq!(at("2027-01-10T06:29:59Z"), "2027-01-09T06:30:00Z");
    // Summer time.
    assert_eq!(at("2027-07-10T05:31:00Z"), "2027-07-10T05:30:00Z");
    // The hour that is skipped.
    let skipped = latest_daily("2027-03-28T12:00:00Z".parse().expect("a moment"), "Europe/Brussels", jiff::civil::time(2, 30, 0, 0)).expect("a moment");
    assert_eq!(skipped.to_string(), "2027-03-28T01:30:00Z");
}
