//! Many rows as one value: handing them over one by one costs ten times as much as reading them. SQLite makes a list of lists in JSON of
//! them, PostgreSQL its own [`records`], for which it need not write ids, moments and numbers as text.

use sea_orm::sea_query::SelectStatement;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde::de::DeserializeOwned;

use super::records;
use crate::error::Error;

/// A column of a statement, as it stands in the value.
#[derive(Clone, Copy)]
pub(super) enum Cell<'c> {
    Plain(&'c str),
    /// Holds ids.
    Id(&'c str),
    /// Holds yes or no.
    Flag(&'c str),
}

impl Cell<'_> {
    fn cell(self, backend: DbBackend) -> String {
        match (self, backend) {
            (Self::Id(name), DbBackend::Sqlite) => id_in_hexadecimal(name),
            (Self::Flag(name), DbBackend::Sqlite) => format!("json(CASE WHEN {name} THEN 'true' ELSE 'false' END)"),
            (Self::Plain(name) | Self::Id(name) | Self::Flag(name), _) => name.to_owned(),
        }
    }
}

/// How SQLite writes an id into such a text; `NULL` stays so.
pub(super) fn id_in_hexadecimal(expression: &str) -> String {
    format!("NULLIF(hex({expression}), '')")
}

/// All that the statement finds, in `order` of its columns. `columns`: those of `T` in the order of its fields; what they are called does not matter to it.
///
/// # Errors
/// The database's; `Internal` when `T` does not fit.
pub(super) async fn gathered<T: DeserializeOwned>(reader: &impl ConnectionTrait, found: &SelectStatement, columns: &[Cell<'_>], order: &str) -> Result<Vec<T>, Error> {
    let backend = reader.get_database_backend();
    let cells: Vec<String> = columns.iter().map(|column| column.cell(backend)).collect();
    let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
    let Statement { sql, values, db_backend } = backend.build(found);
    let sql = format!("SELECT {} FROM ({sql}) AS found", list(backend, &cells, order));
    read(reader, Statement { sql, values, db_backend }).await
}

/// The expression of SQL for all rows of these expressions, in `order` (none when empty).
pub(super) fn list(backend: DbBackend, cells: &[&str], order: &str) -> String {
    let cells = cells.join(", ");
    let order = if order.is_empty() { String::new() } else { format!(" ORDER BY {order}") };
    match backend {
        DbBackend::Postgres => format!("string_agg(record_send(ROW({cells})), ''{order})"),
        _ => format!("json_group_array(json_array({cells}){order})"),
    }
}

/// What such a list holds, the one cell of the statement's one row.
///
/// # Errors
/// The database's; `Internal` when `T` does not fit.
pub(super) async fn read<T: DeserializeOwned>(reader: &impl ConnectionTrait, statement: Statement) -> Result<Vec<T>, Error> {
    let backend = statement.db_backend;
    let Some(row) = reader.query_one_raw(statement).await? else { return Ok(Vec::new()) };
    match backend {
        DbBackend::Postgres => {
            let found: Option<Vec<u8>> = row.try_get_by_index(0)?;
            records::rows(&found.unwrap_or_default()).map_err(|error| Error::Internal(error.into()))
        }
        _ => {
            let found: String = row.try_get_by_index(0)?;
            serde_json::from_str(&found).map_err(|error| Error::Internal(error.into()))
        }
    }
}
