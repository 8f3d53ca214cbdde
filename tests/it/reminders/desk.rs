use belfry::entity::event::EventStatus;
use belfry::entity::reminder_rule;
use belfry::rules::reminders::{Kind, Unit};
use sea_orm::EntityTrait as _;

use super::{day_before, give, registered, rule, sent};
use crate::support::{Page, TestApp, TestEvent, Visitor};

fn path(event: &TestEvent) -> String {
    format!("/desk/events/{}/reminders", event.id)
}

async fn rules(app: &TestApp) -> Vec<(String, i32, String, Option<String>)> {
    let rows = reminder_rule::Entity::find().all(app.db.reader()).await.expect("rows");
    rows.into_iter().filter(|row| row.removed_at.is_none()).map(|row| (row.letter, row.amount, row.unit, row.time_of_day)).collect()
}

async fn saved(nele: &Visitor, form: &crate::support::browser_form::BrowserForm) -> Page {
    let answer = nele.sends(form).await.expect(303);
    nele.follows(answer).await.expect(200)
}

#[tokio::test]
async fn a_new_event_begins_with_the_usual_reminders() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let form = nele.get("/desk/events/new").await.form("form#event").with_all(&[
        ("title", "Inspraak in de praktijk"),
        ("kind", "webinar"),
        ("format", "online"),
        ("date", "9/3/2027"),
        ("start", "10u"),
        ("end", "11.30"),
        ("join_url", "https://meeting.example/1"),
    ]);
    let overview = saved(&nele, &form).await;
    let page = nele.get(&overview.link("/reminders").expect("a link")).await.expect(200);
    assert_eq!(rules(&app).await.len(), 4);
    assert!(page.shows("Eén dag vooraf om 9:00") && page.shows("Vertrekt op maandag 8 maart 2027, 09:00. Er is nog niemand ingeschreven."), "{}", page.words());
    assert!(
        page.shows("Eén uur vooraf") && page.shows("Dit is een concept") && page.shows("zodra de aanwezigheden afgesloten zijn, ten vroegste op woensdag 10 maart 2027, 10:00")
    );
}

#[tokio::test]
async fn an_event_without_reminders_can_take_the_usual_ones() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().onsite().create().await;
    registered(&app, &event, &["an", "els"]).await;
    let page = nele.get(&path(&event)).await.expect(200);
    let form = page.form("form#usual");
    let page = saved(&nele, &form).await;
    assert!(page.shows("naar 2 mensen") && page.try_form("form#usual").is_none(), "{}", page.words());
    assert_eq!(rules(&app).await.iter().map(|rule| rule.0.as_str()).collect::<Vec<_>>(), ["reminder", "thanks", "missed"]);
    nele.sends(&form).await.expect(409);
    app.at("2027-03-08T08:00:00Z");
    assert_eq!(sent(&app).await, ["an", "els"]);
    let nele = app.organiser().await;
    let page = nele.get(&path(&event)).await.expect(200);
    assert!(page.shows("Op maandag 8 maart 2027, 09:00 naar 2 mensen."), "{}", page.words());
}

#[tokio::test]
async fn rules_are_added_changed_and_taken_out() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let form = nele.get(&format!("{}/new", path(&event))).await.expect(200).form("form#reminder");
    let page = saved(&nele, &form.with_all(&[("letter", "reminder"), ("amount", "2"), ("unit", "days"), ("time_of_day", "8u30")])).await;
    assert!(page.shows("2 dagen vooraf om 8:30") && page.shows("Vertrekt op zondag 7 maart 2027, 08:30"), "{}", page.words());
    assert_eq!(rules(&app).await, [("reminder".to_owned(), 2, "days".to_owned(), Some("08:30".to_owned()))]);
    let edit = nele.get(&page.link("/edit").expect("a link")).await.expect(200).form("form#reminder");
    assert_eq!((edit.get("amount"), edit.get("unit"), edit.get("time_of_day"), edit.get("letter")), ("2", "days", "08:30", "reminder"));
    let stale = edit.clone();
    let page = saved(&nele, &edit.with_all(&[("amount", "3"), ("unit", "hours"), ("time_of_day", "")])).await;
    assert!(page.shows("3 uur vooraf"), "{}", page.words());
    let met = nele.sends(&stale.with("amount", "5")).await.expect(409);
    assert!(met.shows("Iemand anders was je voor") && met.form("form#reminder").get("amount") == "5", "{}", met.words());
    let remove = page.form("form[id^=remove-]");
    let page = saved(&nele, &remove).await;
    assert!(page.shows("De herinnering is geschrapt.") && rules(&app).await.is_empty());
    nele.sends(&remove).await.expect(409);
    let history = nele.get(&format!("/desk/events/{}", event.id)).await;
    assert!(history.shows("voegde een herinnering toe") && history.shows("schrapte een herinnering"), "{}", history.words());
}

#[tokio::test]
async fn what_does_not_fit_is_said_at_its_field_and_all_that_was_typed_is_kept() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    give(&app, &event, &[day_before()]).await;
    let form = nele.get(&format!("{}/new", path(&event))).await.form("form#reminder").with_all(&[("amount", "7"), ("time_of_day", "9:15")]);
    for (fields, at) in [
        (&[("letter", "spam")][..], "letter"),
        (&[("amount", "")], "amount"),
        (&[("amount", "-1")], "amount"),
        (&[("amount", "61")], "amount"),
        (&[("amount", "1,5")], "amount"),
        (&[("amount", "99999999999999999999")], "amount"),
        (&[("amount", "0"), ("time_of_day", "")], "amount"),
        (&[("amount", "1"), ("time_of_day", "9:00")], "amount"),
        (&[("unit", "years")], "unit"),
        (&[("unit", "hours")], "time_of_day"),
        (&[("time_of_day", "25:00")], "time_of_day"),
        (&[("audience", "")], "audience"),
        (&[("audience", "present")], "audience"),
        (&[("letter", "missed")], "audience"),
    ] {
        let page = nele.sends(&form.clone().with_all(fields)).await.expect(422);
        assert!(page.has(&format!("#{at}-error")), "{fields:?}: {}", page.words());
        let kept = page.form("form#reminder");
        for (name, typed) in fields.iter().filter(|(name, _)| !matches!(*name, "letter" | "unit" | "audience")) {
            assert_eq!(kept.get(name), *typed);
        }
    }
    assert_eq!(rules(&app).await.len(), 1);
    // An event that does not take place needs none; a rule of another event is not found through this one.
    let cancelled = app.event().status(EventStatus::Cancelled).create().await;
    assert!(nele.get(&path(&cancelled)).await.expect(200).try_form("form#usual").is_none());
    let mut elsewhere = form.clone();
    elsewhere.action = format!("{}/new", path(&cancelled));
    nele.sends(&elsewhere).await.expect(409);
    let own = nele.get(&path(&event)).await.link("/edit").expect("a link");
    nele.get(&own.replace(&event.id.to_string(), &cancelled.id.to_string())).await.expect(404);
    nele.get(&format!("{}/x/edit", path(&event))).await.expect(404);
}

#[tokio::test]
async fn materials_are_links_to_the_web() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let form = nele.get(&format!("/desk/events/{}/materials/new", event.id)).await.expect(200).form("form#material");
    for (fields, at) in [
        (&[("title", ""), ("url", "https://video.example/1")][..], "title"),
        (&[("title", "Twee\r\nregels"), ("url", "https://video.example/1")], "title"),
        (&[("title", "Opname"), ("url", "javascript:alert(1)")], "url"),
        (&[("title", "Opname"), ("url", "")], "url"),
        (&[("title", "Opname"), ("url", "https://video.example/1"), ("audience", "everybody")], "audience"),
    ] {
        let page = nele.sends(&form.clone().with_all(fields)).await.expect(422);
        assert!(page.has(&format!("#{at}-error")), "{fields:?}: {}", page.words());
    }
    let page = saved(&nele, &form.with_all(&[("title", "Opname <b>"), ("url", "https://video.example/1?a=1&b=2"), ("audience", "present")])).await;
    assert!(page.shows("Opname <b>") && page.shows("enkel voor wie er was"), "{}", page.words());
    assert_eq!(page.attributes("li.panel strong a", "href"), ["https://video.example/1?a=1&b=2"]);
    let edit = nele.get(&page.link("/edit").expect("a link")).await.expect(200).form("form#material");
    let stale = edit.clone();
    let page = saved(&nele, &edit.with("title", "Opname van het webinar")).await;
    nele.sends(&stale.with("title", "Iets anders")).await.expect(409);
    let page = saved(&nele, &page.form("form[id^=remove-material]")).await;
    assert!(page.shows("Er is nog geen materiaal."));
}

#[tokio::test]
async fn who_only_takes_attendance_sees_the_reminders_and_changes_none() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    give(&app, &event, &[day_before(), rule(Kind::Joining, 1, Unit::Hours, "")]).await;
    let hostess = app.visitor();
    hostess.signs_in(&app, "onthaal@ledenkoepel.example", "desk").await;
    let page = hostess.get(&path(&event)).await.expect(200);
    assert!(page.shows("Eén dag vooraf om 9:00") && page.link("/edit").is_none() && page.try_form("form[id^=remove-]").is_none());
    hostess.get(&format!("{}/new", path(&event))).await.expect(403);
    let token = page.form("form.sign-out").get("csrf").to_owned();
    for action in ["usual", "new"] {
        hostess.posts(&format!("{}/{action}", path(&event)), format!("csrf={token}&letter=reminder")).await.expect(403);
    }
    hostess.posts(&format!("/desk/events/{}/materials/new", event.id), format!("csrf={token}")).await.expect(403);
    assert!(app.visitor().get(&path(&event)).await.status.is_redirection());
}
