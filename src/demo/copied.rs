//! Rows written to PostgreSQL as text by COPY (PostgreSQL manual, "COPY", text format): a fraction of what inserts cost on either side.

use std::fmt::Write as _;

use sea_orm::sea_query::Value;
use sea_orm::sqlx::PgConnection;
use sea_orm::{ActiveModelTrait, EntityName as _, EntityTrait, IdenStatic as _, IntoActiveModel, Iterable as _};

use crate::error::Error;

/// Sent at once, in bytes.
const PIECE: usize = 1 << 20;

/// Appends the rows to their table, in the transaction of the connection.
///
/// # Errors
/// The database's, as `Internal`; `Internal` for a kind of value that no seeded row has.
pub async fn copy<M, A>(connection: &mut PgConnection, rows: Vec<M>) -> Result<(), Error>
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait,
{
    if rows.is_empty() {
        return Ok(());
    }
    let columns: Vec<_> = <A::Entity as EntityTrait>::Column::iter().collect();
    let names: Vec<&str> = columns.iter().map(|column| column.as_str()).collect();
    let statement = format!("COPY {} ({}) FROM STDIN", A::Entity::default().table_name(), names.join(", "));
    let mut copying = connection.copy_in_raw(&statement).await.map_err(internal)?;
    let mut text = String::with_capacity(PIECE + 64 * 1024);
    for row in rows {
        let mut row = row.into_active_model();
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                text.push('\t');
            }
            write_cell(&mut text, row.take(*column).into_value())?;
        }
        text.push('\n');
        if text.len() >= PIECE {
            copying.send(text.as_bytes()).await.map_err(internal)?;
            text.clear();
        }
    }
    copying.send(text.as_bytes()).await.map_err(internal)?;
    copying.finish().await.map_err(internal)?;
    Ok(())
}

pub fn internal(error: sea_orm::sqlx::Error) -> Error {
    Error::Internal(error.into())
}

fn write_cell(text: &mut String, value: Option<Value>) -> Result<(), Error> {
    // Writing into a string never fails.
    let _ = match value {
        Some(Value::Bool(Some(value))) => write!(text, "{value}"),
        Some(Value::Int(Some(value))) => write!(text, "{value}"),
        Some(Value::BigInt(Some(value))) => write!(text, "{value}"),
        Some(Value::Uuid(Some(value))) => write!(text, "{}", value.simple()),
        Some(Value::ChronoDateTimeUtc(Some(value))) => write!(text, "{}", value.format("%+")),
        Some(Value::ChronoDateTimeWithTimeZone(Some(value))) => write!(text, "{}", value.format("%+")),
        Some(Value::Bytes(Some(value))) => {
            text.push_str("\\\\x");
            value.iter().try_for_each(|byte| write!(text, "{byte:02x}"))
        }
        Some(Value::String(Some(value))) => {
            escape(text, &value);
            Ok(())
        }
        Some(Value::Json(Some(value))) => {
            escape(text, &value.to_string());
            Ok(())
        }
        None | Some(Value::Bool(None) | Value::Int(None) | Value::BigInt(None) | Value::Uuid(None) | Value::ChronoDateTimeUtc(None)) => text.write_str("\\N"),
        Some(Value::ChronoDateTimeWithTimeZone(None) | Value::Bytes(None) | Value::String(None) | Value::Json(None)) => text.write_str("\\N"),
        Some(other) => return Err(anyhow::anyhow!("COPY knows no {other:?}").into()),
    };
    Ok(())
}

fn escape(text: &mut String, value: &str) {
    for character in value.chars() {
        match character {
            '\\' => text.push_str("\\\\"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            _ => text.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::sea_query::Value;

    use super::write_cell;

    #[test]
    fn what_divides_rows_and_cells_is_escaped() {
        let cell = |value: Value| {
            let mut text = String::new();
            write_cell(&mut text, Some(value)).expect("a cell");
            text
        };
        assert_eq!(cell("a\tb\\N\r\nc".into()), "a\\tb\\\\N\\r\\nc");
        assert_eq!(cell(vec![0_u8, 255].into()), "\\\\x00ff");
        assert_eq!((cell(Value::Int(None)), cell(true.into())), ("\\N".to_owned(), "true".to_owned()));
        assert!(write_cell(&mut String::new(), Some(1.5_f64.into())).is_err());
    }
}
