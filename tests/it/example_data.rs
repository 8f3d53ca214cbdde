//! Example data and the proof of the invariants.

use belfry::demo::{self, seed};
use belfry::entity::{attendance, attendance_evidence, event, invitation, outbox, person, registration, registration_history, session};
use belfry::queries::audit::audit;
use sea_orm::{EntityTrait, QueryOrder};

use crate::support::database::{TestDatabase, is_postgres};
use crate::support::{Program, TestApp};

const SMALL: seed::Amount = seed::Amount { events: 12, registrations: 150, seed: 7 };

async fn sown(amount: seed::Amount) -> TestApp {
    let app = TestApp::start().await;
    seed::seed(app.app(), amount).await.expect("sown");
    app
}

async fn violations(app: &TestApp) -> Vec<String> {
    audit(app.db.reader(), app.clock.now()).await.expect("an audit").violations.iter().map(ToString::to_string).collect()
}

/// Everything that was sown, but for the organisations' ids, which are those of the database.
async fn everything(app: &TestApp) -> String {
    let reader = app.db.reader();
    let registrations = registration::Entity::find().order_by_asc(registration::Column::Id).all(reader).await.expect("rows");
    let registrations: Vec<_> = registrations.into_iter().map(|row| registration::Model { organisation_id: None, ..row }).collect();
    let people = person::Entity::find().order_by_asc(person::Column::Id).all(reader).await.expect("rows");
    // The register's rows have other ids in each database.
    let people: Vec<_> = people.into_iter().map(|row| person::Model { organisation_id: None, match_key: None, ..row }).collect();
    format!(
        "{:?}{:?}{people:?}{registrations:?}{:?}{:?}{:?}{:?}{:?}",
        event::Entity::find().order_by_asc(event::Column::Id).all(reader).await.expect("rows"),
        session::Entity::find().order_by_asc(session::Column::Id).all(reader).await.expect("rows"),
        registration_history::Entity::find().order_by_asc(registration_history::Column::Id).all(reader).await.expect("rows"),
        invitation::Entity::find().order_by_asc(invitation::Column::Id).all(reader).await.expect("rows"),
        outbox::Entity::find().order_by_asc(outbox::Column::Id).all(reader).await.expect("rows"),
        attendance_evidence::Entity::find().order_by_asc(attendance_evidence::Column::Id).all(reader).await.expect("rows"),
        attendance::Entity::find().order_by_asc(attendance::Column::Id).all(reader).await.expect("rows"),
    )
}

#[tokio::test]
async fn the_same_seed_gives_the_same_data_also_on_another_day() {
    let one = sown(SMALL).await;
    let other = TestApp::start().await;
    other.at("2028-02-29T12:00:00Z");
    seed::seed(other.app(), SMALL).await.expect("sown");
    assert!(everything(&one).await == everything(&other).await, "two databases of one seed differ");
    assert_eq!(one.database().number("SELECT COUNT(*) FROM registrations").await, 150);
    assert_eq!(one.database().number("SELECT COUNT(*) FROM events").await, 12);
    assert!(one.database().number("SELECT COUNT(*) FROM registrations WHERE status = 'cancelled'").await > 0);
    assert_eq!(violations(&one).await, Vec::<String>::new());
    // A second seed goes beside the first; the first again is refused.
    seed::seed(one.app(), seed::Amount { seed: 8, ..SMALL }).await.expect("sown");
    assert_eq!(violations(&one).await, Vec::<String>::new());
    assert!(seed::seed(one.app(), SMALL).await.is_err());
}

#[tokio::test]
async fn who_came_is_sown_with_its_evidence_and_counts_in_reports() {
    let app = sown(seed::Amount { events: 60, registrations: 1_200, seed: 3 }).await;
    let count = async |what: &str| app.database().number(&format!("SELECT COUNT(*) FROM attendances WHERE {what}")).await;
    let all = count("1 = 1").await;
    let expected = "SELECT COUNT(*) FROM registrations r JOIN sessions s ON s.event_id = r.event_id AND s.attendance_closed_at IS NOT NULL WHERE r.status = 'confirmed'";
    assert_eq!(all, app.database().number(expected).await, "each who had a place at a list that is closed");
    let came = count("status IN ('present', 'partial')").await;
    assert!(all > 300 && (70..=95).contains(&(100 * came / all)), "{came} of {all}");
    assert!(count("source = 'import' AND seconds > 0").await > 0 && count("source = 'desk' AND status = 'absent'").await > 0);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM attendance_evidence").await, all);
    assert_eq!(violations(&app).await, Vec::<String>::new());
}

#[tokio::test]
async fn tables_have_the_keys_and_indexes_that_they_had_before_they_were_filled() {
    let app = TestApp::start().await;
    let found = if is_postgres() {
        "SELECT string_agg(definition, '; ' ORDER BY definition) FROM (SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = current_schema() \
         UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE convalidated) AS all_of_them"
    } else {
        "SELECT group_concat(sql, '; ') FROM sqlite_master"
    };
    let kept = async || app.database().text(found).await.expect("definitions");
    let before = kept().await;
    seed::seed(app.app(), SMALL).await.expect("sown");
    // Another seed finds rows, and leaves them their indexes.
    seed::seed(app.app(), seed::Amount { seed: 8, ..SMALL }).await.expect("sown");
    assert!(before.matches("INDEX").count() > 100);
    assert_eq!(kept().await, before);
}

#[tokio::test]
async fn odd_amounts_are_sown_exactly() {
    for (events, registrations) in [(0, 0), (1, 0), (1, 1), (3, 1), (1, 40), (40, 7)] {
        let app = sown(seed::Amount { events, registrations, seed: 1 }).await;
        let counted = (app.database().number("SELECT COUNT(*) FROM events").await, app.database().number("SELECT COUNT(*) FROM registrations").await);
        assert_eq!(counted, (i64::try_from(events).unwrap(), i64::try_from(registrations).unwrap()));
        assert_eq!(violations(&app).await, Vec::<String>::new());
    }
    let app = TestApp::start().await;
    assert!(seed::seed(app.app(), seed::Amount { events: 0, registrations: 1, seed: 1 }).await.is_err());
}

#[tokio::test]
async fn the_demo_shows_every_sort_of_event_and_holds_the_invariants() {
    let app = TestApp::start().await;
    let link = demo::prepare(app.app()).await.expect("a demo");
    assert!(link.contains("/desk/sign-in/"));
    let again = demo::prepare(app.app()).await.expect("a demo");
    assert_ne!(link, again);
    let database = app.database();
    assert_eq!(database.number("SELECT COUNT(*) FROM events").await, 15);
    assert_eq!(database.number("SELECT COUNT(*) FROM events WHERE capacity = places_taken").await, 1);
    assert_eq!(database.number("SELECT COUNT(*) FROM events WHERE status = 'cancelled'").await, 1);
    assert_eq!(database.number("SELECT COUNT(*) FROM events WHERE status = 'draft'").await, 1);
    assert_eq!(violations(&app).await, Vec::<String>::new());
    // Every mail can be composed and reaches the mailbox of an example address.
    let mails = app.deliver_mail().await;
    assert!(mails.len() > 60);
    assert!(mails.iter().all(|mail| mail.recipient().ends_with(".example")));
}

#[tokio::test]
async fn the_audit_finds_what_is_wrong() {
    let any_taken = "SELECT event_id FROM registrations WHERE status = 'confirmed' ORDER BY id LIMIT 1";
    for (invariant, statements) in [
        ("places", vec![format!("UPDATE events SET places_taken = places_taken + 1 WHERE id = ({any_taken})")]),
        ("places", vec!["UPDATE events SET capacity = 1 WHERE places_taken > 1".to_owned()]),
        (
            "one-active",
            vec![
                "DROP INDEX registrations_one_active".to_owned(),
                "UPDATE registrations SET person_id = (SELECT other.person_id FROM registrations AS other WHERE other.event_id = registrations.event_id ORDER BY other.id LIMIT 1)"
                    .to_owned(),
            ],
        ),
        ("history", vec!["DELETE FROM registration_history WHERE to_status = 'cancelled'".to_owned()]),
        ("history", vec!["UPDATE registration_history SET from_status = 'pending' WHERE to_status = 'cancelled'".to_owned()]),
        ("mail", vec!["DELETE FROM outbox WHERE letter = 'confirmation'".to_owned()]),
        ("mail", vec!["UPDATE outbox SET state = 'superseded' WHERE letter = 'cancelled'".to_owned()]),
        ("calendar", vec!["DELETE FROM outbox WHERE letter = 'cancelled'".to_owned()]),
        ("calendar", vec!["UPDATE invitations SET uid = 'x' || uid".to_owned()]),
        ("calendar", vec!["UPDATE invitations SET sequence = -1".to_owned()]),
    ] {
        let app = sown(seed::Amount { events: 4, registrations: 40, seed: 7 }).await;
        assert_eq!(violations(&app).await, Vec::<String>::new());
        for statement in &statements {
            app.database().execute(statement).await;
        }
        let found = violations(&app).await;
        assert!(found.iter().any(|line| line.starts_with(&format!("{invariant}: "))), "{statements:?}: {found:?}");
        assert!(found.iter().all(|line| !line.contains('@')), "ids only: {found:?}");
    }
}

#[tokio::test]
async fn the_audit_command_ends_with_2_and_a_line_per_violation() {
    let database = TestDatabase::create().await;
    let sow = Program::run(&database, &["seed", "--events", "3", "--registrations", "20"]);
    assert!(sow.status.success(), "{}", String::from_utf8_lossy(&sow.stderr));
    assert_eq!(Program::run(&database, &["audit"]).status.code(), Some(0));
    database.execute("UPDATE events SET places_taken = places_taken + 1").await;
    let audit = Program::run(&database, &["audit"]);
    assert_eq!(audit.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&audit.stdout).lines().count(), 3);
}
