//! Data of people are kept as long as they are needed: the night erases, a funder's audit holds, one person is erased on request; and
//! every report says the same afterwards.

mod erasure;
mod figures;
mod night;
mod pages;
mod register;

use belfry::actions::Acting;
use belfry::rules::permission::Role;
use sea_orm::{ConnectionTrait as _, DatabaseBackend, Statement};
use uuid::Uuid;

use crate::support::TestApp;

pub const ADMIN: Acting = Acting { organiser_id: Uuid::from_u128(2), role: Role::Admin };

/// Every row of every table in which one of these words stands, and on SQLite whether the files hold it.
pub async fn traces(app: &TestApp, canaries: &[&str]) -> Vec<String> {
    let connection = app.database().connect().await;
    let backend = app.database().backend();
    let list = match backend {
        DatabaseBackend::Postgres => "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1",
        _ => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1",
    };
    let mut found = Vec::new();
    for table in connection.query_all_raw(Statement::from_string(backend, list)).await.expect("tables") {
        let table: String = table.try_get("", "name").expect("a name");
        let columns = match backend {
            DatabaseBackend::Postgres => format!("SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'"),
            _ => format!("SELECT name FROM pragma_table_info('{table}')"),
        };
        for column in connection.query_all_raw(Statement::from_string(backend, columns)).await.expect("columns") {
            let column: String = column.try_get("", "name").expect("a name");
            for canary in canaries {
                let text = format!("CAST(\"{column}\" AS text)");
                let query = format!("SELECT COUNT(*) AS n FROM \"{table}\" WHERE lower({text}) LIKE '%{}%'", canary.to_lowercase());
                let row = connection.query_one_raw(Statement::from_string(backend, query)).await.expect("a count").expect("a row");
                if row.try_get::<i64>("", "n").expect("a number") > 0 {
                    found.push(format!("{table}.{column}: {canary}"));
                }
            }
        }
    }
    connection.close().await.expect("closed");
    found
}

/// The canaries in the bytes of SQLite's files, free pages and log included; nothing on PostgreSQL.
pub fn bytes(app: &TestApp, canaries: &[&str]) -> Vec<String> {
    if app.database().backend() != DatabaseBackend::Sqlite {
        return Vec::new();
    }
    let mut found = Vec::new();
    for file in ["belfry.db", "belfry.db-wal"] {
        let content = std::fs::read(app.database().folder().join(file)).unwrap_or_default().to_ascii_lowercase();
        for canary in canaries {
            let wanted = canary.to_lowercase();
            if content.windows(wanted.len()).any(|window| window == wanted.as_bytes()) {
                found.push(format!("{file}: {canary}"));
            }
        }
    }
    found
}
