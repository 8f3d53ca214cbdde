//! Erasing follows traces in small pieces, beside all writing, and goes on where it was broken off.

use belfry::actions::retention::erase::{begin, erase};
use belfry::actions::retention::finish::{Step, finish_all, step};
use belfry::entity::outbox::{self, OutboxState};
use belfry::entity::{audit_entry, erasure, registration};
use belfry::rules::erasing::{CHANGED, LOOKED_AT};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _, QueryFilter as _};
use uuid::Uuid;

use crate::registration::{by_email, register};
use crate::retention::{ADMIN, bytes, traces};
use crate::support::{TestApp, TestEvent};

const ADDRESS: &str = "canarine@gemeente.example";
const NAME: &str = "Canarine Vandecasteele";

/// Entries of the history and mails to organisers, more than are looked at in one piece; every seventh names them.
async fn written_about(app: &TestApp, event: &TestEvent, rows: u64) -> u64 {
    let letter = outbox::Entity::find().one(app.db.reader()).await.expect("mails").expect("a mail");
    let at = |number: u64| number.is_multiple_of(7);
    let entry = |number: u64| audit_entry::ActiveModel {
        id: Set(app.clock.id()),
        at: Set(app.clock.now().into()),
        actor: Set(belfry::entity::registration_history::ActorKind::System),
        actor_id: Set(None),
        action: Set("event.edit".to_owned()),
        subject: Set("event".to_owned()),
        subject_id: Set(Some(event.id)),
        event_id: Set(Some(event.id)),
        person_id: Set(None),
        details: Set(serde_json::json!({ "title": [null, if at(number) { format!("Met {NAME}") } else { format!("Zonder {number}") }] })),
    };
    let mail = |number: u64| outbox::ActiveModel {
        id: Set(app.clock.id()),
        registration_id: Set(None),
        letter: Set("notice".to_owned()),
        facts: Set(serde_json::json!({ "letter": "notice", "who": if at(number) { ADDRESS } else { "niemand" } })),
        recipient: Set("nele@ledenkoepel.example".to_owned()),
        mailbox: Set("nele@ledenkoepel.example".to_owned()),
        message_id: Set(format!("{}@ledenkoepel.example", app.clock.random_id().simple())),
        state: Set(OutboxState::Sent),
        created_at: Set(app.clock.now().into()),
        ..letter.clone().into_active_model()
    };
    let (entries, mails): (Vec<_>, Vec<_>) = (0..rows).map(|number| (entry(number), mail(number))).unzip();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                for few in entries.chunks(200) {
                    audit_entry::Entity::insert_many(few.to_vec()).exec_without_returning(transaction).await?;
                }
                for few in mails.chunks(200) {
                    outbox::Entity::insert_many(few.to_vec()).exec_without_returning(transaction).await?;
                }
                Ok(())
            })
        })
        .await
        .expect("written");
    rows.div_ceil(7)
}

async fn naming(app: &TestApp) -> u64 {
    let facts = outbox::Entity::find().all(app.db.reader()).await.expect("mails").iter().filter(|mail| mail.facts.to_string().contains(ADDRESS)).count();
    let details = audit_entry::Entity::find().all(app.db.reader()).await.expect("entries").iter().filter(|entry| entry.details.to_string().contains(NAME)).count();
    (facts + details) as u64
}

async fn person(app: &TestApp, event: &TestEvent) -> Uuid {
    let form = app.visitor().fills_in(&event.slug, ADDRESS).await.with_all(&[("first_name", "Canarine"), ("last_name", "Vandecasteele")]);
    app.visitor().sends(&form).await.expect(303);
    app.deliver_mail().await;
    by_email(app, ADDRESS).await.person_id
}

#[tokio::test]
async fn it_is_done_in_small_pieces_and_goes_on_where_it_was_broken_off() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let person = person(&app, &event).await;
    app.at("2027-06-09T12:00:00Z");
    let named = written_about(&app, &event, LOOKED_AT + 500).await;
    begin(&app, ADMIN, person).await.expect("begun");
    // The person is a number at once: nothing new is written about them.
    assert_eq!(registration::Entity::find().filter(registration::Column::Email.eq(ADDRESS)).count(app.db.reader()).await.expect("rows"), 1, "registrations follow");
    let row = belfry::entity::person::Entity::find_by_id(person).one(app.db.reader()).await.expect("rows").expect("a row");
    assert!(row.is_erased() && row.last_name == "–");
    let (mut pieces, mut before) = (0, naming(&app).await);
    assert!(before >= named * 2);
    // Broken off in the midst of the mails.
    loop {
        assert_eq!(step(&app, person).await.expect("a piece"), Step::More);
        pieces += 1;
        let left = naming(&app).await;
        assert!(before - left <= CHANGED + 20, "{} rows in one piece", before - left);
        before = left;
        let row = erasure::Entity::of(person).one(app.db.reader()).await.expect("rows").expect("a row");
        if row.stage.as_deref() == Some("other-mails") && row.looked_until.is_some() {
            break;
        }
    }
    assert!(pieces > 5 && before > 0, "{pieces} pieces, {before} left");
    // Another copy of the program goes on, and two of them do not meet.
    let (one, other) = tokio::join!(finish_all(&app), finish_all(&app));
    assert!(one.expect("finished") + other.expect("finished") >= 1);
    assert_eq!(traces(&app, &["canarine"]).await, Vec::<String>::new());
    assert_eq!(bytes(&app, &["canarine"]), Vec::<String>::new());
    let row = erasure::Entity::of(person).one(app.db.reader()).await.expect("rows").expect("a row");
    assert!(row.finished_at.is_some() && row.trail.is_none());
}

#[tokio::test]
async fn who_registers_anew_while_it_goes_on_is_somebody_else() {
    let app = TestApp::start().await;
    let (event, other) = (app.event().create().await, app.event().session("2027-12-01T10:00", "2027-12-01T11:00").create().await);
    let person = person(&app, &event).await;
    app.at("2027-06-09T12:00:00Z");
    begin(&app, ADMIN, person).await.expect("begun");
    app.wait(jiff::SignedDuration::from_secs(5));
    register(&app, &other, ADDRESS).await;
    finish_all(&app).await.expect("finished");
    let mails = app.deliver_mail().await;
    assert!(mails.iter().any(|mail| mail.recipient() == ADDRESS), "their confirmation arrives");
    let row = registration::Entity::find().filter(registration::Column::Email.eq(ADDRESS)).one(app.db.reader()).await.expect("rows").expect("a registration");
    assert_ne!(row.person_id, person);
}

#[tokio::test]
async fn a_mail_to_an_organiser_that_has_not_left_yet_leaves_first() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let person = person(&app, &event).await;
    app.at("2027-06-09T12:00:00Z");
    written_about(&app, &event, 8).await;
    app.database().execute("UPDATE outbox SET state = 'queued' WHERE letter = 'notice'").await;
    erase(&app, ADMIN, person).await.expect("begun");
    let waiting = outbox::Entity::find().filter(outbox::Column::State.eq(OutboxState::Queued)).all(app.db.reader()).await.expect("mails");
    assert!(!waiting.is_empty() && waiting.iter().all(|mail| mail.recipient == "nele@ledenkoepel.example"), "untouched");
    assert!(erasure::Entity::of(person).one(app.db.reader()).await.expect("rows").expect("a row").finished_at.is_none());
    app.database().execute("UPDATE outbox SET state = 'sent' WHERE letter = 'notice'").await;
    assert_eq!(finish_all(&app).await.expect("finished"), 1);
    assert_eq!(traces(&app, &["canarine"]).await, Vec::<String>::new());
}
