use belfry::entity::event;
use belfry::entity::event::EventStatus;
use sea_orm::EntityTrait as _;

use super::{audit, fault, overview, person, registers, saved, session_path, session_row};
use crate::support::TestApp;

#[tokio::test]
async fn a_moved_session_brings_everybody_one_mail_with_the_same_entry_in_a_later_edition() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    for name in ["jan", "an"] {
        app.visitor().registers_for(&event.slug, &format!("{name}@gemeente.example")).await;
    }
    let first = app.deliver_mail().await;
    assert_eq!(first.len(), 2);
    let page = nele.get(&session_path(&event, 0, "edit")).await.expect(200);
    assert!(page.shows("2 deelnemers een mail"));
    let form = page.form("form#session");
    assert_eq!((form.get("date"), form.get("start"), form.get("end")), ("9/03/2027", "10:00", "11:30"));
    let done = saved(&nele, &form.with("start", "10u30")).await;
    assert!(done.shows("2 deelnemers krijgen een mail") && done.shows("Nele Janssens wijzigde een sessie"));
    let second = app.deliver_mail().await;
    assert_eq!(second.len(), 2);
    for mail in &second {
        let before = first.iter().find(|earlier| earlier.recipient() == mail.recipient()).expect("the first mail");
        assert_eq!(mail.method.as_deref(), Some("REQUEST"));
        assert_eq!(mail.event_property("UID"), before.event_property("UID"));
        assert!(mail.event_property("SEQUENCE").parse::<i32>().expect("a number") > before.event_property("SEQUENCE").parse::<i32>().expect("a number"));
        assert!(mail.event_property("DTSTART").contains("20270309T103000"));
    }
    assert_eq!(session_row(&app, &event, 0).await.sequence, 1);
    let entry = audit(&app).await.pop().expect("an entry");
    assert_eq!((entry.action.as_str(), &entry.details["told"][1]), ("session.reschedule", &serde_json::json!(2)));
    let row = event::Entity::find_by_id(event.id).one(app.db.reader()).await.expect("an answer").expect("an event");
    assert_eq!(row.starts_at.map(|moment| moment.0.to_string()).as_deref(), Some("2027-03-09T09:30:00Z"));
}

#[tokio::test]
async fn another_meeting_link_concerns_nobodys_calendar_and_is_kept_out_of_the_log() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
    app.deliver_mail().await;
    let form = nele.get(&session_path(&event, 0, "edit")).await.form("form#session");
    let done = saved(&nele, &form.with("join_url", "https://meeting.example/other-room-0815")).await;
    assert!(done.shows("Er moest niemand verwittigd worden"));
    assert!(app.deliver_mail().await.is_empty());
    assert_eq!(session_row(&app, &event, 0).await.sequence, 0);
    let log = serde_json::to_string(&audit(&app).await.into_iter().map(|entry| entry.details).collect::<Vec<_>>()).expect("JSON");
    assert!(!log.contains("room"), "{log}");
    assert!(!done.source().contains("other-room"));
}

#[tokio::test]
async fn the_hours_around_the_change_of_clocks_are_asked_about() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().status(EventStatus::Draft).create().await;
    let form = nele.get(&session_path(&event, 0, "edit")).await.form("form#session");
    let page = nele.sends(&form.clone().with_all(&[("date", "28/3/2027"), ("start", "2u30"), ("end", "4u00")])).await.expect(422);
    assert!(fault(&page, "start").contains("Dit uur bestaat niet op die dag"));
    let page = nele.sends(&form.clone().with_all(&[("date", "31/10/2027"), ("start", "2u30"), ("end", "4u00")])).await.expect(422);
    assert!(fault(&page, "start").contains("twee keer"));
    let asked = page.form("form#session");
    assert!(asked.choices.contains(&("start_repeated".to_owned(), "later".to_owned())));
    for (which, instant) in [("earlier", "2027-10-31T00:30:00Z"), ("later", "2027-10-31T01:30:00Z")] {
        let version = session_row(&app, &event, 0).await.version.to_string();
        saved(&nele, &asked.clone().with("start_repeated", which).with("version", &version)).await;
        assert_eq!(session_row(&app, &event, 0).await.starts_at.0.to_string(), instant);
        let shown = nele.get(&session_path(&event, 0, "edit")).await.form("form#session");
        assert_eq!(shown.get("start_repeated"), which, "the form knows which it was");
    }
    // From the first half past two to the second is an hour, not nothing.
    let both = asked.with_all(&[("end", "2u30"), ("start_repeated", "earlier"), ("end_repeated", "later"), ("version", "3")]);
    saved(&nele, &both).await;
    let row = session_row(&app, &event, 0).await;
    assert_eq!(row.ends_at.0.duration_since(row.starts_at.0).as_mins(), 60);
}

#[tokio::test]
async fn sessions_are_added_and_taken_out_and_people_are_told() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
    app.deliver_mail().await;
    let page = nele.get(&format!("{}/sessions/new", overview(&event))).await.expect(200);
    let form = page.form("form#session");
    assert_eq!((form.get("date"), form.get("start")), ("", "10:00"), "like the one before, on another day");
    let done = saved(&nele, &form.with("date", "6/5/2027")).await;
    assert!(done.shows("1 deelnemer krijgt een mail met een uitnodiging") && done.shows("donderdag 6 mei 2027, 10:00-11:30"));
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].method.as_deref(), Some("REQUEST"));

    assert!(!nele.get(&session_path(&event, 0, "remove")).await.shows("Herinneringen voor deze sessie"), "there are none");
    let usual = nele.get(&format!("{}/reminders", overview(&event))).await.expect(200).form("form[action$='/reminders/usual']");
    nele.sends(&usual).await.expect(303);
    let page = nele.get(&session_path(&event, 0, "remove")).await.expect(200);
    assert!(page.shows("Herinneringen voor deze sessie vertrekken niet meer"), "{}", page.words());
    let done = saved(&nele, &page.form("form#remove")).await;
    assert!(done.shows("De sessie is geschrapt") && !done.all("ol.rows").join(" ").contains("9 maart"));
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(|mail| mail.method.as_deref()).collect::<Vec<_>>(), [Some("CANCEL")]);
    let row = event::Entity::find_by_id(event.id).one(app.db.reader()).await.expect("an answer").expect("an event");
    assert_eq!(row.starts_at.map(|moment| moment.0.to_string()).as_deref(), Some("2027-05-06T08:00:00Z"));
    nele.get(&session_path(&event, 0, "edit")).await.expect(404);
    nele.sends(&page.form("form#remove")).await.expect(404);
}

#[tokio::test]
async fn the_last_session_of_a_published_event_stays() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let page = nele.get(&session_path(&event, 0, "remove")).await.expect(200);
    assert!(page.shows("enige sessie") && page.try_form("form#remove").is_none());
    let mut forced = page.form("form#sign-out").with("version", "1");
    forced.action = session_path(&event, 0, "remove");
    nele.sends(&forced).await.expect(422);
    assert!(session_row(&app, &event, 0).await.cancelled_at.is_none());
    // Nor does it lose the link that people need.
    let form = nele.get(&session_path(&event, 0, "edit")).await.form("form#session");
    let page = nele.sends(&form.with("join_url", "")).await.expect(422);
    assert!(fault(&page, "join_url").contains("Vul een link in"));
    assert!(session_row(&app, &event, 0).await.join_url.is_some());
}

#[tokio::test]
async fn two_moves_at_once_show_each_other() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let path = session_path(&event, 0, "edit");
    let (hers, his) = (nele.get(&path).await.form("form#session"), nele.get(&path).await.form("form#session"));
    saved(&nele, &hers.with("start", "10u15")).await;
    let met = nele.sends(&his.with("start", "10u45")).await.expect(409);
    assert!(met.shows("Iemand anders was je voor") && met.shows("10:15"));
    let kept = met.form("form#session");
    assert_eq!(kept.get("start"), "10u45");
    saved(&nele, &kept).await;
    assert_eq!(session_row(&app, &event, 0).await.sequence, 2);
}

#[tokio::test]
async fn a_session_of_another_event_is_not_found_here() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let (one, other) = (app.event().create().await, app.event().create().await);
    let form = nele.get(&session_path(&one, 0, "edit")).await.form("form#session");
    for verb in ["edit", "remove"] {
        let path = format!("/desk/events/{}/sessions/{}/{verb}", one.id, other.sessions[0].id);
        nele.get(&path).await.expect(404);
        let mut crossed = form.clone().with("start", "10u10");
        crossed.action = path;
        nele.sends(&crossed).await.expect(404);
    }
    assert_eq!(session_row(&app, &other, 0).await.starts_at, other.sessions[0].starts_at);
}

#[tokio::test]
async fn a_session_is_chosen_has_its_places_and_is_taken_out_with_those_who_chose_it() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event =
        app.event().session("2027-03-09T10:00", "2027-03-09T11:30").session("2027-03-09T13:00", "2027-03-09T14:00").session("2027-03-09T13:00", "2027-03-09T14:00").create().await;
    let form = nele.get(&session_path(&event, 1, "edit")).await.expect(200).form("form#session");
    assert_eq!(form.get("attendance"), "all");
    let slot = [("attendance", "slot"), ("slot_none_allowed", "yes"), ("session_capacity", "5"), ("session_title", "Workshop")];
    let page = nele.sends(&form.clone().with_all(&slot).with("slot", "")).await.expect(422);
    assert!(fault(&page, "slot").contains("Vul dit nog in") && page.form("form#session").get("session_capacity") == "5");
    let page = nele.sends(&form.clone().with_all(&slot).with("session_capacity", "0").with("slot", "Ronde 1")).await.expect(422);
    assert!(fault(&page, "session_capacity").contains("heel getal"));
    nele.sends(&form.clone().with("attendance", "x")).await.expect(422);
    let page = saved(&nele, &form.with_all(&slot).with("slot", "Ronde 1")).await;
    assert!(page.shows("Eén van de ronde ‘Ronde 1’ · 0 van 5 plaatsen bezet"), "{}", page.words());
    // The next session is offered the slot there is.
    let page = nele.get(&session_path(&event, 2, "edit")).await;
    assert_eq!(page.attributes("datalist option", "value"), ["Ronde 1"]);
    saved(&nele, &page.form("form#session").with_all(&[("attendance", "slot"), ("slot", "ronde 1"), ("slot_none_allowed", "yes")])).await;
    assert_eq!(session_row(&app, &event, 1).await.slot_id, session_row(&app, &event, 2).await.slot_id);
    for (name, session) in [("Jan", Some(1)), ("An", None)] {
        let mut somebody = person(name, "Stad A");
        somebody.sessions = session.map(|at: usize| event.sessions[at].id).into_iter().collect();
        registers(&app, &event, vec![somebody]).await;
    }
    app.deliver_mail().await;
    let list = nele.get(&format!("{}/participants?session={}", overview(&event), event.sessions[1].id)).await.expect(200);
    assert_eq!(list.all("tbody tr").len(), 1);
    let page = nele.get(&session_path(&event, 1, "remove")).await.expect(200);
    assert!(page.shows("1 persoon koos deze sessie.") && page.shows("1 deelnemer krijgt een mail"), "{}", page.words());
    let done = saved(&nele, &page.form("form#remove")).await;
    assert!(done.shows("1 deelnemer krijgt een mail"), "only who chose it: {}", done.words());
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(|mail| mail.method.as_deref()).collect::<Vec<_>>(), [Some("CANCEL")]);
    let jan = super::of(&app, &event, "jan@gemeente.example").await;
    let page = nele.get(&super::registration_path(&jan)).await.expect(200);
    assert!(page.shows("Workshop") && page.shows("geschrapt"), "{}", page.words());
}
