use belfry::actions::attendance::evidence::{add, piece, settle};
use belfry::actions::event::set_rules::set_rules;
use belfry::entity::attendance_evidence::{self, EvidenceKind};
use belfry::entity::event;
use belfry::entity::registration::RegistrationStatus;
use belfry::rules::event_section::EventSection;
use belfry::rules::presence::AttendanceRules;
use belfry::rules::registration_rules::RegistrationRules;
use jiff::SignedDuration;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::{link, marks};
use crate::registration::{NELE, by_email, nothing_is_wrong};
use crate::support::{Page, TestApp, TestEvent};

async fn registers(app: &TestApp, event: &TestEvent, name: &str, mode: &str) -> Page {
    let visitor = app.visitor();
    let form = visitor.fills_in(&event.slug, &format!("{name}@gemeente.example")).await.with("attendance_mode", mode);
    visitor.sends(&form).await
}

async fn path(app: &TestApp, name: &str) -> String {
    link(app, &by_email(app, &format!("{name}@gemeente.example")).await)
}

async fn status(app: &TestApp, name: &str) -> RegistrationStatus {
    by_email(app, &format!("{name}@gemeente.example")).await.status
}

async fn switches(app: &TestApp, name: &str, mode: &str) -> Page {
    let visitor = app.visitor();
    let form = visitor.get(&format!("{}/change", path(app, name).await)).await.expect(200).form_with("attendance_mode").with("attendance_mode", mode);
    visitor.sends(&form).await
}

/// Places in the room and online that the event notes.
async fn taken(app: &TestApp, event: &TestEvent) -> (i32, i32) {
    let event = event::Entity::find_by_id(event.id).one(app.db.reader()).await.expect("an answer").expect("the event");
    (event.onsite_taken, event.online_taken)
}

fn room_of(places: i32) -> impl FnOnce(&mut RegistrationRules) {
    move |rules| (rules.places_onsite, rules.waiting_list) = (Some(places), true)
}

#[tokio::test]
async fn who_finds_the_room_full_waits_for_it_or_takes_part_online() {
    let app = TestApp::start().await;
    let event = app.event().hybrid().rules(room_of(1)).create().await;
    registers(&app, &event, "an", "onsite").await.expect(303);
    let page = registers(&app, &event, "els", "onsite").await.expect(409);
    assert!(page.shows("De zaal is volzet.") && page.shows("In de zaal (volzet)"), "{}", page.words());
    // The form knows now that it leads to the waiting list; online there is a place all the same.
    let visitor = app.visitor();
    visitor.sends(&page.form_with("attendance_mode")).await.expect(303);
    assert_eq!(status(&app, "els").await, RegistrationStatus::Waitlisted);
    registers(&app, &event, "jan", "online").await.expect(303);
    assert_eq!((status(&app, "jan").await, taken(&app, &event).await), (RegistrationStatus::Confirmed, (1, 1)));
    assert!(visitor.get(&path(&app, "els").await).await.shows("Je bent aan de beurt zodra daar een plaats vrijkomt"));
    nothing_is_wrong(&app).await;
    // Who goes online leaves the room to who waited for it.
    switches(&app, "an", "online").await.expect(303);
    assert_eq!(status(&app, "els").await, RegistrationStatus::Offered);
    assert_eq!(taken(&app, &event).await, (1, 2));
    let full = switches(&app, "jan", "onsite").await.expect(422);
    assert!(full.has("#attendance_mode-error") && full.shows("De zaal is volzet."), "{}", full.words());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn who_waits_for_the_room_and_turns_to_online_has_a_place() {
    let app = TestApp::start().await;
    let event = app.event().hybrid().rules(room_of(0)).create().await;
    let page = registers(&app, &event, "an", "onsite").await.expect(409);
    app.visitor().sends(&page.form_with("attendance_mode")).await.expect(303);
    switches(&app, "an", "online").await.expect(303);
    assert_eq!((status(&app, "an").await, taken(&app, &event).await), (RegistrationStatus::Offered, (0, 1)));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn the_entry_in_the_calendar_follows_and_the_history_tells() {
    let app = TestApp::start().await;
    let event = app.event().hybrid().create().await;
    registers(&app, &event, "an", "onsite").await.expect(303);
    let first = app.deliver_mail().await.remove(0);
    assert!(first.event_property("LOCATION").contains("Huis van de Gemeente"));
    let page = app.visitor().get(&path(&app, "an").await).await;
    assert!(page.shows("Liever online deelnemen?") && page.link("/change").is_some(), "{}", page.words());
    switches(&app, "an", "online").await.expect(303);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 1);
    let second = &mails[0];
    assert_eq!((first.event_property("SEQUENCE").as_str(), second.event_property("SEQUENCE").as_str()), ("0", "1"));
    assert!(second.event_property("LOCATION").contains("/j/"), "{}", second.event_property("LOCATION"));
    assert_eq!(first.event_property("UID"), second.event_property("UID"));
    // The same again tells nobody.
    switches(&app, "an", "online").await.expect(303);
    assert!(app.deliver_mail().await.is_empty());
    let nele = app.organiser().await;
    let history = nele.get(&format!("/desk/events/{}/history", event.id)).await;
    assert!(history.shows("Ter plaatse") || history.shows("Online"), "{}", history.words());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn switching_ends_as_the_day_begins_or_at_the_deadline() {
    let app = TestApp::start().await;
    let event = app.event().hybrid().create().await;
    registers(&app, &event, "an", "onsite").await.expect(303);
    app.at("2027-03-08T22:59:00Z");
    switches(&app, "an", "online").await.expect(303);
    app.wait(SignedDuration::from_mins(1));
    let late = switches(&app, "an", "onsite").await.expect(422);
    assert!(late.has("#attendance_mode-error") && late.shows("kan niet meer"), "{}", late.words());
    let page = app.visitor().get(&path(&app, "an").await).await;
    assert!(page.shows("Wisselen tussen zaal en online kon tot"), "{}", page.words());
    assert_eq!(taken(&app, &event).await, (0, 1));
    // Other things may still be changed.
    switches(&app, "an", "online").await.expect(303);
}

#[tokio::test]
async fn an_organiser_sets_the_places_of_each_and_those_beyond_keep_theirs() {
    let app = TestApp::start().await;
    let event = app.event().hybrid().create().await;
    for (name, mode) in [("an", "onsite"), ("els", "onsite"), ("jan", "online")] {
        registers(&app, &event, name, mode).await.expect(303);
    }
    let nele = app.organiser().await;
    let rules = format!("/desk/events/{}/rules", event.id);
    let form = nele.get(&rules).await.expect(200).form("form#rules");
    for (field, value) in [("places_onsite", "-1"), ("places_online", "veel"), ("switch_days", "x"), ("switch_time", "9:00")] {
        nele.sends(&form.clone().with(field, value)).await.expect(422);
    }
    nele.sends(&form.with("places_onsite", "1").with("places_online", "5").with("switch_days", "2").with("switch_time", "12:00")).await.expect(303);
    let form = nele.get(&rules).await.form("form#rules");
    assert_eq!((form.get("places_onsite"), form.get("switch_days")), ("1", "2"));
    assert_eq!((status(&app, "els").await, taken(&app, &event).await), (RegistrationStatus::Confirmed, (2, 1)));
    nothing_is_wrong(&app).await;
    // Cancelling gives the place back to its own sort.
    let visitor = app.visitor();
    let form = visitor.get(&format!("{}/cancel", path(&app, "jan").await)).await.expect(200).form_with("reason");
    visitor.sends(&form).await.expect(303);
    assert_eq!(taken(&app, &event).await, (2, 0));
    let version = event::Entity::find_by_id(event.id).one(app.db.reader()).await.expect("an answer").expect("the event").section_version(EventSection::Rules);
    let none = RegistrationRules { places_onsite: Some(200_000), ..RegistrationRules::default() };
    assert!(set_rules(&app, NELE, event.id, version, none).await.is_err());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn in_the_room_in_the_morning_and_online_in_the_afternoon_is_one_whole_day() {
    let app = TestApp::start().await;
    let event = app.event().hybrid().session("2027-03-09T09:00", "2027-03-09T16:30").create().await;
    registers(&app, &event, "an", "onsite").await.expect(303);
    let rules = serde_json::to_value(AttendanceRules { half_days: true, ..AttendanceRules::default() }).expect("json");
    let (event_id, session_id, id) = (event.id, event.sessions[0].id, by_email(&app, "an@gemeente.example").await.id);
    let ground = app.app().clone();
    let moment = |text: &str| belfry::entity::Moment(text.parse().expect("a moment"));
    let (came, from, until) = (moment("2027-03-09T07:55:00Z"), moment("2027-03-09T12:05:00Z"), moment("2027-03-09T15:30:00Z"));
    let morning = attendance_evidence::Model { at: came, ..piece(&ground.clock, None, session_id, id, EvidenceKind::CheckIn) };
    let left = attendance_evidence::Model { at: moment("2027-03-09T11:30:00Z"), ..piece(&ground.clock, None, session_id, id, EvidenceKind::CheckOut) };
    let afternoon = attendance_evidence::Model { at: from, until: Some(until), ..piece(&ground.clock, None, session_id, id, EvidenceKind::Import) };
    let session = event.sessions[0].clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                event::Entity::update_many().col_expr(event::Column::AttendanceRules, Expr::value(rules)).filter(event::Column::Id.eq(event_id)).exec(transaction).await?;
                let event = event::Entity::find_by_id(event_id).one(transaction).await?.expect("the event");
                add(transaction, vec![morning, left]).await?;
                settle(transaction, &event, &session, &[id]).await?;
                add(transaction, vec![afternoon]).await?;
                settle(transaction, &event, &session, &[id]).await.map(|_| ())
            })
        })
        .await
        .expect("evidence");
    assert_eq!(marks(&app).await, ["an Present"]);
    assert_eq!(super::evidence(&app).await, (3, 0), "one record of three pieces");
}

#[tokio::test]
async fn the_page_says_how_many_places_the_room_has_left() {
    let app = TestApp::start().await;
    let event = app.event().hybrid().rules(room_of(2)).create().await;
    let visitor = app.visitor();
    assert!(visitor.get(&format!("/events/{}", event.slug)).await.shows("Ter plaatse: Nog 2 van de 2 plaatsen vrij"));
    registers(&app, &event, "an", "onsite").await.expect(303);
    registers(&app, &event, "els", "onsite").await.expect(303);
    let page = visitor.get(&format!("/events/{}", event.slug)).await;
    assert!(page.shows("Ter plaatse: Volzet") && !page.shows("Online: "), "{}", page.words());
}

#[tokio::test]
async fn people_added_at_the_desk_take_a_place_in_the_room_or_online() {
    let app = TestApp::start().await;
    let event = app.event().hybrid().rules(room_of(1)).create().await;
    let nele = app.organiser().await;
    let way = format!("/desk/events/{}/participants/add", event.id);
    for (name, mode) in [("an", "onsite"), ("els", "online"), ("jan", "onsite")] {
        let form = nele.get(&way).await.expect(200).form("form#add");
        let form = form
            .with("first_name", name)
            .with("last_name", "Peeters")
            .with("email", &format!("{name}@gemeente.example"))
            .with("organisation", "Gemeente Zulte")
            .with("attendance_mode", mode);
        let answer = nele.sends(&form).await;
        if name == "jan" {
            assert!(answer.expect(409).shows("De zaal is volzet"));
        } else {
            answer.expect(303);
        }
    }
    assert_eq!(taken(&app, &event).await, (1, 1));
    let table = "Naam;E-mail;Organisatie\nWim Maes;wim@gemeente.example;Gemeente Zulte\n";
    let form = nele.get(&format!("/desk/events/{}/participants/import", event.id)).await.expect(200).form("form#import").with("table", table);
    let preview = nele.sends(&form).await.expect(200);
    let done = nele.sends(&preview.form("form#columns").with("step", "add").with("attendance_mode", "online")).await.expect(200);
    assert!(done.shows("1"), "{}", done.words());
    assert_eq!(taken(&app, &event).await, (1, 2));
    nothing_is_wrong(&app).await;
}
