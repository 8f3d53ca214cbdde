//! Checking in: welcome, already in, not on the list, cancelled, another session or event; walk-ins, undoing, counting.

use belfry::entity::attendance::AttendanceStatus;
use belfry::entity::registration::{self, RegistrationStatus};
use belfry::entity::session::SessionInclusion;
use belfry::entity::{registration_history, session};
use belfry::keys::Purpose;
use jiff::SignedDuration;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::{attendances, code, door_of, evidence, registered, scans, verdict};
use crate::support::{TestApp, TestEvent, Visitor};

/// An event in a room, on its morning, with an organiser at the desk.
async fn morning(app: &TestApp) -> (TestEvent, Visitor, String) {
    let event = app.event().onsite().create().await;
    let door = door_of(&event, 0);
    (event, app.organiser().await, door)
}

/// 9:12 in Brussels.
const ARRIVING: &str = "2027-03-09T08:12:00Z";

#[tokio::test]
async fn a_scanned_ticket_is_welcomed_once_and_known_the_second_time() {
    let app = TestApp::start().await;
    let (event, _, door) = morning(&app).await;
    let zoe = registered(&app, &event, "Zoë", "D'Hondt-Öztürk").await;
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let ticket = app.links.ticket(&app.keys.ticket(zoe.id));
    let page = scans(&nele, &door, &ticket).await.expect(200);
    assert_eq!(verdict(&page), "welcome");
    assert!(page.shows("Zoë D'Hondt-Öztürk"), "{}", page.words());
    app.wait(SignedDuration::from_mins(5));
    let again = scans(&nele, &door, &code(&app, &zoe)).await.expect(200);
    assert_eq!(verdict(&again), "already");
    assert!(again.shows("Al aangemeld om 9:12") || again.shows("Al aangemeld om 09:12"), "{}", again.words());
    let rows = attendances(&app).await;
    assert_eq!((rows.len(), rows[0].status), (1, AttendanceStatus::Present));
    assert_eq!(evidence(&app).await.len(), 2, "each look at the ticket is kept");
}

#[tokio::test]
async fn a_part_of_the_name_finds_people_blind_to_accents() {
    let app = TestApp::start().await;
    let (event, _, door) = morning(&app).await;
    let zoe = registered(&app, &event, "Zoë", "D'Hondt-Öztürk").await;
    registered(&app, &event, "An", "Peeters").await;
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let found = scans(&nele, &door, "dhondt ozt").await.expect(200);
    assert_eq!(found.all("li.door-person p").len(), 1, "{}", found.words());
    assert!(attendances(&app).await.is_empty(), "a name alone checks nobody in");
    let form = found.form_with("person");
    let page = nele.sends(&form).await.expect(200);
    assert_eq!(verdict(&page), "welcome");
    assert_eq!(evidence(&app).await[0].registration_id, zoe.id);
    nele.sends(&form).await.expect(200);
    assert_eq!(evidence(&app).await.len(), 1, "the same form sent twice is one");
    assert!(scans(&nele, &door, "zzz").await.expect(200).shows("zzz"));
}

#[tokio::test]
async fn what_is_no_ticket_of_this_day_is_said_so() {
    let app = TestApp::start().await;
    let (event, _, door) = morning(&app).await;
    let last_year = app.event().onsite().titled("Vorig jaar").session("2026-12-01T10:00", "2026-12-01T11:00").create().await;
    let old = registered(&app, &last_year, "Oude", "Bekende").await;
    let gone = registered(&app, &event, "Gust", "Geannuleerd").await;
    let way = format!("/r/{}/cancel", app.keys.derive(Purpose::Registration, gone.id, 0).as_str());
    let visitor = app.visitor();
    visitor.sends(&visitor.get(&way).await.expect(200).form("main form")).await.expect(303);
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let page = scans(&nele, &door, &code(&app, &old)).await.expect(200);
    assert_eq!(verdict(&page), "other-event");
    assert!(page.shows("Vorig jaar") && !page.shows("Bekende"), "{}", page.words());
    let unknown = scans(&nele, &door, app.keys.random().as_str()).await.expect(200);
    assert_eq!(verdict(&unknown), "unknown");
    let cancelled = scans(&nele, &door, &code(&app, &gone)).await.expect(200);
    assert_eq!(verdict(&cancelled), "no-place");
    assert!(attendances(&app).await.is_empty());
    // The organiser decides.
    let admitted = nele.sends(&cancelled.form("form#admit")).await.expect(200);
    assert_eq!(verdict(&admitted), "welcome");
    let row = registration::Entity::find_by_id(gone.id).one(app.db.reader()).await.expect("a row").expect("a row");
    assert_eq!((row.status, attendances(&app).await.len()), (RegistrationStatus::Confirmed, 1));
}

#[tokio::test]
async fn who_chose_another_session_is_told_which() {
    let app = TestApp::start().await;
    let event = app.event().onsite().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-09T14:00", "2027-03-09T15:00").create().await;
    let ids: Vec<_> = event.sessions.iter().map(|session| session.id).collect();
    let jane = registered(&app, &event, "Jane", "Peeters").await;
    let (afternoon, registration_id) = (ids[1], jane.id);
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                session::Entity::update_many()
                    .col_expr(session::Column::Inclusion, Expr::value(SessionInclusion::Optional))
                    .filter(session::Column::Id.is_in(ids))
                    .exec(transaction)
                    .await?;
                let choice =
                    belfry::entity::session_choice::ActiveModel { registration_id: sea_orm::ActiveValue::Set(registration_id), session_id: sea_orm::ActiveValue::Set(afternoon) };
                belfry::entity::session_choice::Entity::insert(choice).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("a choice");
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let page = scans(&nele, &door_of(&event, 0), &code(&app, &jane)).await.expect(200);
    assert_eq!(verdict(&page), "other-session");
    assert!(page.shows("14:00"), "{}", page.words());
    let admitted = nele.sends(&page.form("form#admit")).await.expect(200);
    assert_eq!(verdict(&admitted), "welcome");
    let here = session::Entity::find_by_id(event.sessions[0].id).one(app.db.reader()).await.expect("a session").expect("a session");
    assert_eq!(here.places_taken, 1, "they are among those of this session now");
}

#[tokio::test]
async fn somebody_without_a_registration_is_added_and_in_with_one_form() {
    let app = TestApp::start().await;
    let event = app.event().onsite().places(1).create().await;
    let door = door_of(&event, 0);
    registered(&app, &event, "An", "Peeters").await;
    app.deliver_mail().await;
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let form = nele.get(&door).await.expect(200).form("form#walk-in");
    let refused =
        nele.sends(&form.clone().with("first_name", "Wim").with("last_name", "Maes").with("organisation", "Gemeente Zulte").with("email", "geen adres")).await.expect(422);
    assert!(refused.has("#email-error") && refused.attributes("#last_name", "value") == ["Maes"], "all that was typed is kept");
    let form = form.with("first_name", "Wim").with("last_name", "Maes").with("organisation", "Gemeente Zulte").with("email", "wim@zulte.example");
    let page = nele.sends(&form).await.expect(200);
    assert_eq!(verdict(&page), "welcome");
    assert!(page.shows("Wim Maes") && page.shows("Gemeente Zulte"), "{}", page.words());
    nele.sends(&form).await.expect(200);
    let found = registration::Entity::find().filter(registration::Column::Email.eq("wim@zulte.example")).all(app.db.reader()).await.expect("rows");
    assert_eq!(found.len(), 1);
    assert!(found[0].overbooked && found[0].status == RegistrationStatus::Confirmed, "beyond the limit, on purpose");
    assert_eq!(evidence(&app).await.len(), 1);
    let history = registration_history::Entity::find().filter(registration_history::Column::RegistrationId.eq(found[0].id)).all(app.db.reader()).await.expect("history");
    assert_eq!(history.len(), 1);
}

#[tokio::test]
async fn a_mistake_is_undone_and_people_go_out_again() {
    let app = TestApp::start().await;
    let (event, _, door) = morning(&app).await;
    let jane = registered(&app, &event, "Jane", "Peeters").await;
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let page = scans(&nele, &door, &code(&app, &jane)).await.expect(200);
    assert_eq!(page.all("#here-now"), ["1"]);
    let undone = nele.sends(&page.form("form[action$='/undo']")).await.expect(303);
    assert!(nele.follows(undone).await.shows("Ongedaan gemaakt"));
    assert!(attendances(&app).await.is_empty() && evidence(&app).await.is_empty());
    scans(&nele, &door, &code(&app, &jane)).await.expect(200);
    app.at("2027-03-09T09:10:00Z");
    let out = nele.get(&format!("{door}?direction=out")).await.expect(200).form("form#door").with("entry", &code(&app, &jane));
    assert_eq!(verdict(&nele.sends(&out).await.expect(200)), "left");
    // Of an hour and a half she saw ten minutes.
    assert_eq!(attendances(&app).await[0].status, AttendanceStatus::Partial);
    app.at("2027-03-09T09:15:00Z");
    assert_eq!(verdict(&scans(&nele, &door, &code(&app, &jane)).await.expect(200)), "welcome", "back again");
}

#[tokio::test]
async fn one_ticket_at_two_doors_in_the_same_second_is_one_attendance_with_both_scans() {
    let app = TestApp::start().await;
    let (event, _, door) = morning(&app).await;
    let jane = registered(&app, &event, "Jane", "Peeters").await;
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let code = code(&app, &jane);
    let mut forms = Vec::new();
    for _ in 0..6 {
        forms.push(nele.get(&door).await.expect(200).form("form#door").with("entry", &code));
    }
    let answers = futures_util::future::join_all(forms.iter().map(|form| nele.sends(form))).await;
    let welcomed = answers.iter().filter(|page| verdict(page) == "welcome").count();
    assert_eq!(welcomed, 1, "one door says welcome");
    assert!(answers.iter().all(|page| page.status == 200));
    assert_eq!((attendances(&app).await.len(), evidence(&app).await.len()), (1, 6));
}

#[tokio::test]
async fn the_door_opens_on_the_day_and_not_after_the_list_was_closed() {
    let app = TestApp::start().await;
    let (event, nele, door) = morning(&app).await;
    let jane = registered(&app, &event, "Jane", "Peeters").await;
    assert!(!nele.get(&door).await.expect(200).has("form#door"), "not before the day");
    app.at("2027-03-09T10:00:00Z");
    let nele = app.organiser().await;
    let form = nele.get(&door).await.expect(200).form("form#door").with("entry", &code(&app, &jane));
    app.at("2027-03-09T10:31:00Z");
    let list = format!("/desk/events/{}/sessions/{}/attendance", event.id, event.sessions[0].id);
    nele.sends(&nele.get(&list).await.expect(200).form("form#close")).await.expect(303);
    let refused = nele.sends(&form).await.expect(409);
    assert!(refused.shows("afgesloten"), "{}", refused.words());
    assert!(evidence(&app).await.is_empty());
}

#[tokio::test]
async fn nothing_that_is_sent_breaks_the_door() {
    let app = TestApp::start().await;
    let (event, _, door) = morning(&app).await;
    registered(&app, &event, "Jane", "Peeters").await;
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let form = nele.get(&door).await.expect(200).form("form#door");
    for entry in ["", " ", "\u{0}", "'; DROP TABLE registrations; --", "%", "_", &"é".repeat(5_000), "https://elsewhere.example/c/", "\u{202e}Jane"] {
        let page = nele.sends(&form.clone().with("entry", entry)).await.expect(200);
        assert!(!page.has("#verdict"), "{entry:?}");
    }
    for (field, wrong) in [("scan", "x"), ("direction", "up"), ("person", "x")] {
        nele.sends(&form.clone().with("entry", "Jane").and(field, wrong)).await.expect(200);
    }
    for path in ["admit", "undo"] {
        let csrf = form.get("csrf").replace('+', "%2B");
        for id in ["", "x", "00000000-0000-7000-8000-000000000000"] {
            nele.posts(&format!("{door}/{path}"), format!("csrf={csrf}&person={id}&check_in={id}")).await.expect(404);
        }
    }
    let numbers = nele.get(&format!("{door}/numbers")).await.expect(200);
    assert_eq!(numbers.source(), r#"{"here":0,"expected":1}"#);
}

#[tokio::test]
async fn a_volunteer_checks_people_in_at_their_sessions_only() {
    let app = TestApp::start().await;
    let (event, nele, door) = morning(&app).await;
    let other = app.event().onsite().titled("Geheim overleg").create().await;
    let (jane, stranger) = (registered(&app, &event, "Jane", "Peeters").await, registered(&app, &other, "Sam", "Elders").await);
    let page = nele.get(&format!("/desk/events/{}/desk-links", event.id)).await.expect(200);
    nele.sends(&page.form("form#link").with("link_name", "Tafel 1")).await.expect(303);
    let made = belfry::queries::desk_link::of_event(app.db.reader(), event.id).await.expect("links").remove(0).link.id;
    app.at(ARRIVING);
    let volunteer = app.visitor();
    let link = volunteer.get(&format!("/d/{}", app.keys.derive(Purpose::DeskLink, made, 0).as_str())).await.expect(200);
    volunteer.sends(&link.form("form#enter")).await.expect(303);
    assert!(volunteer.get("/desk/check-in").await.expect(200).attributes("main ol a", "href").contains(&door));
    let ticket = volunteer.get(&format!("/c/{}", code(&app, &jane))).await.expect(200);
    assert!(ticket.shows("Jane Peeters") && !ticket.source().contains("@gemeente.example"), "{}", ticket.words());
    let theirs = volunteer.get(&format!("/c/{}", code(&app, &stranger))).await.expect(200);
    assert!(!theirs.source().contains("Elders") && !theirs.source().contains("Geheim"), "{}", theirs.words());
    assert_eq!(verdict(&scans(&volunteer, &door, &code(&app, &jane)).await.expect(200)), "welcome");
    let foreign = scans(&volunteer, &door, &code(&app, &stranger)).await.expect(200);
    assert!(verdict(&foreign) == "other-event" && !foreign.source().contains("Geheim"), "{}", foreign.words());
    let form = volunteer.get(&door).await.expect(200).form("form#walk-in");
    let added = volunteer.sends(&form.with("first_name", "Wim").with("last_name", "Maes").with("organisation", "Zulte").with("email", "wim@zulte.example")).await.expect(200);
    assert_eq!(verdict(&added), "welcome");
    volunteer.get(&door_of(&other, 0)).await.expect(404);
}
