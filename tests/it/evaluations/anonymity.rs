//! Looked at past the product: whatever lies in the database, no anonymous answer leads to a person.

use std::collections::BTreeSet;

use belfry::actions::evaluation::count::count_due;
use belfry::entity::{evaluation_answer, evaluation_envelope, evaluation_invitation};
use sea_orm::{ConnectionTrait as _, DatabaseBackend, EntityTrait as _, QueryOrder as _, Statement};

use super::{ANONYMOUS, ENDED, answers, evaluated, mails, over, turn};
use crate::support::TestApp;

const PEOPLE: [&str; 12] = ["an", "bert", "chris", "dirk", "els", "fons", "gust", "hans", "ivo", "jan", "kaat", "lies"];

async fn asked(app: &TestApp, people: &[&str]) -> crate::support::TestEvent {
    let event = app.event().create().await;
    evaluated(app, &event, ANONYMOUS, people).await;
    app.at(ENDED);
    over(app, &event, &[]).await;
    mails(app).await;
    event
}

/// Each row of each table as text.
async fn everything(app: &TestApp) -> Vec<(String, String)> {
    let connection = app.database().connect().await;
    let backend = connection.get_database_backend();
    let tables = match backend {
        DatabaseBackend::Postgres => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
        _ => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1",
    };
    let mut found = Vec::new();
    for table in connection.query_all_raw(Statement::from_string(backend, tables)).await.expect("tables") {
        let table: String = table.try_get_by_index(0).expect("a name");
        let rows = match backend {
            DatabaseBackend::Postgres => format!("SELECT row_to_json(one)::text FROM {table} one"),
            _ => {
                let columns = connection.query_all_raw(Statement::from_string(backend, format!("SELECT name FROM pragma_table_info('{table}')"))).await.expect("columns");
                let columns: Vec<String> = columns.iter().map(|row| row.try_get_by_index(0).expect("a name")).collect();
                format!(
                    "SELECT {} FROM {table}",
                    columns
                        .iter()
                        .map(|name| format!("coalesce(CASE typeof(\"{name}\") WHEN 'blob' THEN hex(\"{name}\") ELSE \"{name}\" END, '')"))
                        .collect::<Vec<_>>()
                        .join(" || '|' || ")
                )
            }
        };
        for row in connection.query_all_raw(Statement::from_string(backend, rows)).await.expect("rows") {
            found.push((table.clone(), row.try_get_by_index::<String>(0).expect("text")));
        }
    }
    connection.close().await.expect("closed");
    found
}

#[tokio::test]
async fn nothing_in_the_database_leads_from_an_answer_to_a_person() {
    let app = TestApp::start().await;
    let event = asked(&app, &PEOPLE).await;
    let before = everything(&app).await;
    for (number, name) in PEOPLE.iter().enumerate() {
        app.wait(jiff::SignedDuration::from_mins(7));
        answers(&app, name, u8::try_from(number % 5 + 1).expect("small")).await;
        // Until they are opened together, no words stand anywhere.
        assert!(everything(&app).await.iter().all(|(_, row)| !row.contains("woorden van")), "{name}");
    }
    // Beside the marks and the sealed answers, answering wrote nothing: no log, no time, no mail.
    let after = everything(&app).await;
    let old: BTreeSet<&(String, String)> = before.iter().collect();
    let new: BTreeSet<&str> = after.iter().filter(|row| !old.contains(row)).map(|(table, _)| table.as_str()).collect();
    assert_eq!(new, BTreeSet::from(["evaluation_envelopes", "evaluation_invitations"]));
    let sealed = evaluation_envelope::Entity::find().all(app.db.reader()).await.expect("rows");
    assert_eq!(sealed.iter().map(|row| row.sealed.len()).collect::<BTreeSet<_>>().len(), 1, "all are equally long");
    assert!(sealed.iter().all(|row| row.id.get_version_num() == 4));

    // The marks say that, never when.
    let columns = |table: &str| everything_of(&after, table);
    assert_eq!(columns("evaluation_invitations").len(), PEOPLE.len());
    let marks = evaluation_invitation::Entity::find().all(app.db.reader()).await.expect("rows");
    assert!(marks.iter().all(|mark| mark.answered && mark.reminded_at.is_none()) && marks.iter().map(|mark| mark.sent_at).collect::<BTreeSet<_>>().len() == 1);

    turn(&app).await;
    app.at("2027-03-23T23:00:00Z");
    turn(&app).await;
    let rows = evaluation_answer::Entity::find().order_by_asc(evaluation_answer::Column::Id).all(app.db.reader()).await.expect("rows");
    assert_eq!(rows.len(), PEOPLE.len());
    assert!(rows.iter().all(|row| row.registration_id.is_none() && row.id.get_version_num() == 4));
    assert_eq!(evaluation_envelope::Entity::find().all(app.db.reader()).await.expect("rows").len(), 0);
    // No id that an answer's row carries stands anywhere else but that of the event.
    let all = everything(&app).await;
    for row in &rows {
        let hidden = [row.id.to_string(), row.id.simple().to_string().to_uppercase()];
        let elsewhere = all.iter().filter(|(table, text)| table != "evaluation_answers" && hidden.iter().any(|id| text.contains(id.as_str())));
        assert_eq!(elsewhere.count(), 0);
    }
    // Nor does the order in which the engine keeps them tell who came first.
    let kept = app.database().connect().await;
    let order = match kept.get_database_backend() {
        DatabaseBackend::Postgres => "SELECT answers::text FROM evaluation_answers ORDER BY ctid",
        _ => "SELECT answers FROM evaluation_answers",
    };
    let kept_rows = kept.query_all_raw(Statement::from_string(kept.get_database_backend(), order)).await.expect("rows");
    let as_kept: Vec<String> = kept_rows.iter().map(|row| row.try_get_by_index::<String>(0).expect("text")).collect();
    if kept.get_database_backend() == DatabaseBackend::Sqlite {
        let numbered = kept.query_all_raw(Statement::from_string(DatabaseBackend::Sqlite, "SELECT rowid FROM evaluation_answers")).await;
        assert!(numbered.is_err(), "rows have no number");
        assert_eq!(as_kept, rows.iter().map(|row| row.answers.to_string()).collect::<Vec<_>>(), "they lie by their random key");
    } else {
        // Transactions: as many as openings, of which none wrote fewer than five.
        let openings = kept.query_all_raw(Statement::from_string(DatabaseBackend::Postgres, "SELECT count(*) FROM evaluation_answers GROUP BY xmin::text")).await.expect("rows");
        assert!(openings.iter().all(|row| row.try_get_by_index::<i64>(0).expect("a number") >= 5));
        let shared = "SELECT count(*) FROM evaluation_answers a JOIN evaluation_invitations i ON a.xmin::text = i.xmin::text";
        let shared = kept.query_one_raw(Statement::from_string(DatabaseBackend::Postgres, shared)).await.expect("rows").expect("a row");
        assert_eq!(shared.try_get_by_index::<i64>(0).expect("a number"), 0, "no answer was written with a mark");
    }
    kept.close().await.expect("closed");
    assert_eq!(app.database().number(&format!("SELECT COUNT(*) FROM evaluation_answers WHERE event_id = {}", literal(&app, event.id))).await, 12);
}

fn everything_of<'r>(rows: &'r [(String, String)], table: &str) -> Vec<&'r str> {
    rows.iter().filter(|(name, _)| name == table).map(|(_, row)| row.as_str()).collect()
}

fn literal(app: &TestApp, id: uuid::Uuid) -> String {
    match app.database().backend() {
        DatabaseBackend::Postgres => format!("'{id}'"),
        _ => format!("x'{}'", id.simple()),
    }
}

#[tokio::test]
async fn five_open_together_at_least_and_the_last_ones_too() {
    let app = TestApp::start().await;
    asked(&app, &PEOPLE).await;
    for name in &PEOPLE[..9] {
        answers(&app, name, 4).await;
        assert_eq!(count_due(&app).await.expect("counted"), 0, "{name}");
    }
    answers(&app, PEOPLE[9], 4).await;
    assert_eq!(count_due(&app).await.expect("counted"), 5);
    answers(&app, PEOPLE[10], 4).await;
    assert_eq!(count_due(&app).await.expect("counted"), 0);
    app.at("2027-03-23T23:00:00Z");
    assert_eq!(count_due(&app).await.expect("counted"), 6);
    assert_eq!(count_due(&app).await.expect("counted"), 0);
}

#[tokio::test]
async fn too_few_answers_are_never_read() {
    let app = TestApp::start().await;
    let event = asked(&app, &PEOPLE).await;
    for name in &PEOPLE[..4] {
        answers(&app, name, 4).await;
    }
    app.at("2027-03-23T23:00:00Z");
    turn(&app).await;
    for table in ["evaluation_answers", "evaluation_envelopes"] {
        assert_eq!(app.database().number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
    let nele = app.organiser().await;
    let page = nele.get(&format!("/desk/events/{}/evaluation/results", event.id)).await.expect(200);
    assert!(page.shows("Geantwoord 4") && page.shows("ongelezen gewist"), "{}", page.words());
}

#[tokio::test]
async fn without_the_secret_key_what_is_sealed_stays_shut() {
    let app = TestApp::start().await;
    asked(&app, &PEOPLE).await;
    for name in &PEOPLE[..6] {
        answers(&app, name, 4).await;
    }
    let other = TestApp::start_on(app.database().clone(), &[("BELFRY_SECRET_KEY", "another key, long enough and no sample")]).await;
    other.at("2027-03-23T23:00:00Z");
    assert!(count_due(&other).await.is_err());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM evaluation_envelopes").await, 6, "and nothing is lost");
    app.at("2027-03-23T23:00:00Z");
    assert_eq!(count_due(&app).await.expect("counted"), 6);
}
