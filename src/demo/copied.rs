//! Rows written to PostgreSQL by COPY (PostgreSQL manual, "COPY", binary format): a fraction of what inserts cost on either side.

use sea_orm::sea_query::Value;
use sea_orm::sqlx::PgConnection;
use sea_orm::{ActiveModelTrait, EntityName as _, EntityTrait, IdenStatic as _, IntoActiveModel, Iterable as _};
use serde::Serialize;

use crate::entity::moment::POSTGRES_EPOCH;
use crate::entity::outbox;
use crate::error::Error;
use crate::rules::letter::Letter;

/// Sent at once, in bytes.
const PIECE: usize = 1 << 20;
/// The format's name; no flags, nothing more in the header.
const HEADER: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// Instead of a number of cells: no row follows.
const END: i16 = -1;
/// Instead of a cell's length.
const NULL: i32 = -1;
/// Version of jsonb as text.
const JSONB: u8 = 1;

/// Appends the rows to their table, in the transaction of the connection.
///
/// # Errors
/// The database's, as `Internal`; `Internal` for a kind of value that no seeded row has.
pub async fn copy<M, A>(connection: &mut PgConnection, rows: Vec<M>) -> Result<(), Error>
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait,
{
    write(connection, rows.into_iter().map(|row| (row.into_active_model(), None::<Apart<()>>)).collect()).await
}

/// Appends mails, with the letters as their facts: written as they are, for a tree of each takes longer than all else.
///
/// # Errors
/// Those of [`copy`]; `Internal` when a letter cannot be written as JSON.
pub async fn copy_mails(connection: &mut PgConnection, mails: Vec<(outbox::Model, Letter)>) -> Result<(), Error> {
    let facts = outbox::Column::Facts.as_str();
    write(connection, mails.into_iter().map(|(row, letter)| (row.into_active_model(), Some(Apart { column: facts, json: letter }))).collect()).await
}

/// What stands in a column instead of the row's own.
struct Apart<J> {
    column: &'static str,
    json: J,
}

async fn write<A: ActiveModelTrait, J: Serialize>(connection: &mut PgConnection, rows: Vec<(A, Option<Apart<J>>)>) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    let columns: Vec<_> = <A::Entity as EntityTrait>::Column::iter().collect();
    let names: Vec<&str> = columns.iter().map(|column| column.as_str()).collect();
    let statement = format!("COPY {} ({}) FROM STDIN (FORMAT binary)", A::Entity::default().table_name(), names.join(", "));
    let mut copying = connection.copy_in_raw(&statement).await.map_err(internal)?;
    let cells = i16::try_from(columns.len()).map_err(|error| Error::Internal(error.into()))?.to_be_bytes();
    let mut octets = Vec::with_capacity(PIECE + 64 * 1024);
    octets.extend(HEADER);
    for (mut row, apart) in rows {
        octets.extend(cells);
        for (column, name) in columns.iter().zip(&names) {
            let start = octets.len();
            octets.extend(NULL.to_be_bytes());
            let filled = match &apart {
                Some(apart) if apart.column == *name => {
                    write_json(&mut octets, &apart.json)?;
                    true
                }
                _ => write_value(&mut octets, row.take(*column).into_value())?,
            };
            if filled {
                let length = i32::try_from(octets.len() - start - 4).map_err(|error| Error::Internal(error.into()))?;
                octets[start..start + 4].copy_from_slice(&length.to_be_bytes());
            }
        }
        if octets.len() >= PIECE {
            copying.send(octets.as_slice()).await.map_err(internal)?;
            octets.clear();
        }
    }
    octets.extend(END.to_be_bytes());
    copying.send(octets.as_slice()).await.map_err(internal)?;
    copying.finish().await.map_err(internal)?;
    Ok(())
}

pub fn internal(error: sea_orm::sqlx::Error) -> Error {
    Error::Internal(error.into())
}

/// Its octets as the column's type sends them; false for nothing at all.
fn write_value(octets: &mut Vec<u8>, value: Option<Value>) -> Result<bool, Error> {
    match value {
        Some(Value::Bool(Some(value))) => octets.push(value.into()),
        Some(Value::Int(Some(value))) => octets.extend(value.to_be_bytes()),
        Some(Value::Uuid(Some(value))) => octets.extend(value.as_bytes()),
        Some(Value::ChronoDateTimeUtc(Some(value))) => octets.extend((value.timestamp_micros() - POSTGRES_EPOCH).to_be_bytes()),
        Some(Value::Bytes(Some(value))) => octets.extend(value.as_slice()),
        Some(Value::String(Some(value))) => octets.extend(value.as_bytes()),
        Some(Value::Json(Some(value))) => write_json(octets, &value)?,
        None | Some(Value::Bool(None) | Value::Int(None) | Value::Uuid(None) | Value::ChronoDateTimeUtc(None) | Value::Bytes(None) | Value::String(None) | Value::Json(None)) => {
            return Ok(false);
        }
        Some(other) => return Err(anyhow::anyhow!("COPY knows no {other:?}").into()),
    }
    Ok(true)
}

fn write_json(octets: &mut Vec<u8>, value: &impl Serialize) -> Result<(), Error> {
    octets.push(JSONB);
    serde_json::to_writer(octets, value).map_err(|error| Error::Internal(error.into()))
}

#[cfg(test)]
mod tests {
    use sea_orm::sea_query::Value;

    use super::write_value;

    #[test]
    fn a_cell_is_what_its_type_sends() {
        let cell = |value: Value| {
            let mut octets = Vec::new();
            let filled = write_value(&mut octets, Some(value)).expect("a cell");
            filled.then_some(octets)
        };
        assert_eq!(cell("é\t".into()), Some(vec![0xc3, 0xa9, b'\t']));
        assert_eq!(cell(serde_json::json!({}).into()), Some(vec![1, b'{', b'}']));
        assert_eq!(cell(258.into()), Some(vec![0, 0, 1, 2]));
        assert_eq!((cell(true.into()), cell(Value::Int(None))), (Some(vec![1]), None));
        let second = chrono::DateTime::from_timestamp(946_684_801, 0).expect("a moment");
        assert_eq!(cell(second.into()), Some(1_000_000_i64.to_be_bytes().to_vec()));
        assert!(write_value(&mut Vec::new(), Some(1.5_f64.into())).is_err());
    }
}
