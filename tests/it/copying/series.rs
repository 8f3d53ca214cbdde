use belfry::entity::event::{self, EventStatus};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};

use super::{drafts, sessions};
use crate::support::browser_form::BrowserForm;
use crate::support::{Page, TestApp, TestEvent, Visitor};
use crate::team::{belongs_to, programme_named, sees_only, somebody};

fn new(event: &TestEvent) -> String {
    format!("/desk/events/{}/series/new", event.id)
}

/// The page with the days that follow from these fields.
async fn looks(nele: &Visitor, event: &TestEvent, fields: &[(&str, &str)]) -> Page {
    let form = nele.get(&new(event)).await.expect(200).form("form#series").with_all(fields);
    nele.sends(&form.with("step", "look")).await
}

/// The days that are ticked.
fn ticked(form: &BrowserForm) -> Vec<String> {
    form.fields.iter().filter(|(name, _)| name == "days").map(|(_, day)| day.clone()).collect()
}

async fn makes(nele: &Visitor, form: BrowserForm) -> Page {
    let answer = nele.sends(&form.with("step", "make")).await;
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.words());
    nele.follows(answer).await.expect(200)
}

#[tokio::test]
async fn every_second_tuesday_but_one_becomes_a_series_of_drafts() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().titled("Spreekuur").slug("spreekuur").closes("2027-10-11T10:00:00Z").session("2027-10-12T10:00", "2027-10-12T11:30").create().await;
    // The form knows the day of the week.
    let look = looks(&nele, &event, &[("series_every", "2"), ("series_until", "31/12/2027")]).await.expect(200);
    let form = look.form("form#series");
    assert_eq!(ticked(&form), ["2027-10-26", "2027-11-09", "2027-11-23", "2027-12-07", "2027-12-21"]);
    assert!(look.shows("dinsdag 26 oktober 2027") && look.shows("Er is nog niets gemaakt"), "{}", look.words());
    assert!(drafts(&app).await.is_empty());
    // One date is left out.
    let mut form = form;
    form.fields.retain(|(name, value)| !(name == "days" && value == "2027-12-21"));
    let page = makes(&nele, form.clone()).await;
    assert!(page.shows("Er zijn 4 concepten gemaakt") && page.shows("5 activiteiten in deze reeks"), "{}", page.words());
    let made = drafts(&app).await;
    let at: Vec<(String, &str)> = made.iter().map(|draft| (draft.starts_at.expect("a date").0.to_string(), draft.slug.as_str())).collect();
    assert_eq!(at[0], ("2027-10-26T08:00:00Z".to_owned(), "spreekuur-2027-10-26"));
    assert_eq!(at[1], ("2027-11-09T09:00:00Z".to_owned(), "spreekuur-2027-11-09"), "ten o'clock in winter, too");
    assert_eq!(made[1].registration_closes_at.expect("a deadline").0.to_string(), "2027-11-08T11:00:00Z");
    assert!(made.iter().all(|draft| draft.series_id == Some(event.id)));
    // Meetings of a series share their link.
    assert_eq!(sessions(&app, made[0].id).await[0].join_url.as_deref(), Some("https://meeting.example/secret-room-4711"));
    // A second click makes nothing twice.
    let again = nele.sends(&form.with("step", "make")).await.expect(422);
    assert!(again.all("#days-error").join("").contains("Een van deze data is er al"), "{}", again.words());
    assert_eq!(drafts(&app).await.len(), 4);
    // All of them become public by one button, from the page of any.
    let page = nele.get(&format!("/desk/events/{}/series", made[2].id)).await.expect(200);
    let answer = nele.sends(&page.form("form#publish-series")).await.expect(303);
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("Er zijn 4 activiteiten gepubliceerd"), "{}", page.words());
    assert_eq!(event::Entity::find().filter(event::Column::Status.eq(EventStatus::Published)).count(app.db.reader()).await.expect("a count"), 5);
    app.visitor().get("/events/spreekuur-2027-11-09").await.expect(200);
}

#[tokio::test]
async fn holidays_clashes_and_times_that_do_not_exist_are_said_before_anything_is_made() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().session("2027-03-08T02:30", "2027-03-08T03:30").create().await;
    app.event().titled("Nachtwacht").session("2027-03-15T03:00", "2027-03-15T05:00").create().await;
    app.event().titled("Geannuleerd").status(EventStatus::Cancelled).session("2027-03-15T03:00", "2027-03-15T05:00").create().await;
    // Easter Monday is 29 March; 28 March has no half past two.
    let list = "15/3/2027\n28/3/2027\n29/3/2027\n8/3/2027";
    let look = looks(&nele, &event, &[("rhythm", "chosen"), ("series_list", list)]).await.expect(200);
    let words = look.words();
    assert_eq!(ticked(&look.form("form#series")), ["2027-03-15"], "{words}");
    assert!(look.shows("Nachtwacht") && !look.shows("Geannuleerd"), "{words}");
    for said in ["feestdag", "dit uur bestaat niet op die dag", "bestaat al", "Op hetzelfde moment"] {
        assert!(look.shows(said), "{said}: {words}");
    }
    // A holiday may be wanted all the same; a time that does not exist may not.
    let form = look.form("form#series");
    nele.sends(&form.clone().and("days", "2027-03-28").with("step", "make")).await.expect(422);
    assert!(drafts(&app).await.is_empty(), "all or none");
    makes(&nele, form.and("days", "2027-03-29")).await;
    assert_eq!(drafts(&app).await.len(), 2);
}

#[tokio::test]
async fn more_sessions_of_a_public_event_are_told_to_those_who_are_registered() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().titled("Lerend netwerk").session("2027-11-25T10:00", "2027-11-25T11:30").create().await;
    app.visitor().registers_for(&event.slug, "lieselot@voorbeeldstad.example").await.expect(200);
    app.deliver_mail().await;
    let fields = [("into", "sessions"), ("rhythm", "months"), ("which", "last"), ("series_times", "3")];
    let look = looks(&nele, &event, &fields).await.expect(200);
    assert_eq!(ticked(&look.form("form#series")), ["2027-12-30", "2028-01-27", "2028-02-24"]);
    let page = makes(&nele, look.form("form#series")).await;
    assert_eq!(sessions(&app, event.id).await.len(), 4);
    assert!(drafts(&app).await.is_empty() && page.shows("30 december 2027"), "{}", page.words());
    let sent = page.try_form("form#send-changes");
    if let Some(form) = sent {
        nele.sends(&form).await.expect(303);
    }
    let mails = app.deliver_mail().await;
    assert!(mails.iter().any(|mail| mail.recipient().starts_with("lieselot@") && mail.text.contains("30 december 2027")), "{mails:?}");
    let again = nele.sends(&look.form("form#series").with("step", "make")).await.expect(422);
    assert!(again.has("#days-error"));
}

#[tokio::test]
async fn what_cannot_be_read_is_said_at_its_field() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    for (fields, field) in [
        (vec![("series_every", "0"), ("series_times", "3")], "series_every"),
        (vec![("series_every", "9999999999999999999"), ("series_times", "3")], "series_every"),
        (vec![("series_times", "-1")], "series_times"),
        (vec![("series_times", "61")], "series_times"),
        (vec![], "series_times"),
        (vec![("series_until", "ooit")], "series_until"),
        (vec![("series_until", "1/1/2199")], "series_until"),
        (vec![("series_until", "1/1/2020")], "series_until"),
        (vec![("rhythm", "chosen"), ("series_list", "morgen")], "series_list"),
        (vec![("rhythm", "chosen"), ("series_list", " \n ")], "series_list"),
    ] {
        let wrong = looks(&nele, &event, &fields).await.expect(422);
        assert!(wrong.has(&format!("#{field}-error")), "{fields:?}: {}", wrong.words());
        for (name, value) in fields {
            assert_eq!(wrong.form("form#series").get(name).trim(), value.trim());
        }
    }
    // Nothing ticked, and far too much.
    let form = nele.get(&new(&event)).await.expect(200).form("form#series").with("step", "make");
    assert!(nele.sends(&form).await.expect(422).words().contains("Vul dit nog in"));
    let mut many = form;
    for day in 1..=28 {
        for month in 4..=7 {
            many = many.and("days", &format!("2027-{month:02}-{day:02}"));
        }
    }
    nele.sends(&many).await.expect(422);
    assert!(drafts(&app).await.is_empty());
}

#[tokio::test]
async fn an_event_without_a_date_or_cancelled_says_what_to_do_first() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let form = nele.get("/desk/events/new").await.form("form#event").with("title", "Nog zonder datum");
    let answer = nele.sends(&form).await.expect(303);
    let path = answer.location().split('?').next().unwrap_or_default().to_owned();
    assert!(nele.get(&format!("{path}/series/new")).await.expect(200).shows("Geef de activiteit eerst een datum"));
    // Without dates there is nothing to shift, and no day is asked.
    let copy = nele.get(&format!("{path}/copy")).await.expect(200).form("form#copy");
    assert!(!copy.has("first_day"));
    nele.sends(&copy).await.expect(303);
    let cancelled = app.event().status(EventStatus::Cancelled).create().await;
    assert!(nele.get(&new(&cancelled)).await.expect(200).shows("Je kan ze niet herhalen, wel kopiëren"));
}

#[tokio::test]
async fn a_series_shows_events_of_ones_own_programmes_only() {
    let app = TestApp::start().await;
    let (own, other) = (programme_named(&app, "Eigen reeks").await, programme_named(&app, "Andere reeks").await);
    let nele = app.organiser().await;
    let event = app.event().titled("Spreekuur").create().await;
    belongs_to(&app, &event, own).await;
    let hidden = app.event().titled("Spreeuw-titel").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    belongs_to(&app, &hidden, other).await;
    let luc = somebody(&app, "luc@ledenkoepel.example", "organiser").await;
    sees_only(&app, "luc@ledenkoepel.example", &[own]).await;
    // What is held at the same time in another programme is not named; it is not one's own matter.
    let look = looks(&luc, &event, &[("series_times", "2")]).await.expect(200);
    assert!(!look.shows("Spreeuw"), "{}", look.words());
    makes(&luc, look.form("form#series")).await;
    let moved = drafts(&app).await.remove(0);
    let form = nele.get(&format!("/desk/events/{}/edit/basics", moved.id)).await.expect(200).form("form#event");
    nele.sends(&form.with("programme", &other.to_string())).await.expect(303);
    let page = luc.get(&format!("/desk/events/{}/series", event.id)).await.expect(200);
    assert!(page.shows("2 activiteiten in deze reeks"), "{}", page.words());
    luc.sends(&page.form("form#publish-series")).await.expect(303);
    assert_eq!(event::Entity::find_by_id(moved.id).one(app.db.reader()).await.expect("rows").expect("one").status, EventStatus::Draft);
    luc.get(&format!("/desk/events/{}/series", hidden.id)).await.expect(404);
}

#[tokio::test]
async fn the_days_are_looked_at_with_as_many_statements_however_much_is_held() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let asked = async || {
        let form = nele.get(&new(&event)).await.expect(200).form("form#series").with_all(&[("series_times", "30"), ("step", "look")]);
        let before = app.db.statements();
        nele.sends(&form).await.expect(200);
        app.db.statements() - before
    };
    let few = asked().await;
    for _ in 0..40 {
        app.event().session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    }
    assert_eq!(asked().await, few);
}
