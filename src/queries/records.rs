//! Many rows in the form in which PostgreSQL sends composite values (`record_send`, PostgreSQL's `src/backend/utils/adt/rowtypes.c`): the number
//! of cells, and of each cell the number of its type, its length in octets or -1 for none, and what the type itself sends. All numbers
//! have four octets, the highest first.

use jiff::Span;
use jiff::civil::{Date, date};
use serde::de::value::Error;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IntoDeserializer as _, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::entity::moment::POSTGRES_EPOCH;

/// Numbers of types (PostgreSQL manual, "System Catalogs", `pg_type`).
mod types {
    pub const BOOL: i32 = 16;
    pub const INT8: i32 = 20;
    pub const INT4: i32 = 23;
    pub const TEXT: i32 = 25;
    /// A word in the statement itself.
    pub const UNKNOWN: i32 = 705;
    pub const VARCHAR: i32 = 1043;
    pub const DATE: i32 = 1082;
    pub const TIMESTAMPTZ: i32 = 1184;
    pub const UUID: i32 = 2950;
}

/// The rows that stand there one after the other, their cells in the order of the fields of `T`.
///
/// # Errors
/// When they are broken off, a cell is of another type than those known here, or `T` does not fit.
pub(super) fn rows<T: DeserializeOwned>(mut octets: &[u8]) -> Result<Vec<T>, Error> {
    let mut rows = Vec::new();
    while !octets.is_empty() {
        rows.push(T::deserialize(Row(&mut octets))?);
    }
    Ok(rows)
}

fn number(octets: &mut &[u8]) -> Result<i32, Error> {
    let (number, rest) = octets.split_first_chunk().ok_or_else(|| Error::custom("a row that is broken off"))?;
    *octets = rest;
    Ok(i32::from_be_bytes(*number))
}

/// Takes itself from the front of the octets.
struct Row<'r, 'de>(&'r mut &'de [u8]);

impl<'de> Deserializer<'de> for Row<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut cells = Cells { left: number(self.0)?, octets: self.0 };
        let row = visitor.visit_seq(&mut cells)?;
        if cells.left == 0 { Ok(row) } else { Err(Error::custom("a row with more cells than are asked for")) }
    }

    fn is_human_readable(&self) -> bool {
        false
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

struct Cells<'r, 'de> {
    left: i32,
    octets: &'r mut &'de [u8],
}

impl<'de> SeqAccess<'de> for Cells<'_, 'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        if self.left <= 0 {
            return Ok(None);
        }
        self.left -= 1;
        let (kind, length) = (number(self.octets)?, number(self.octets)?);
        let octets = usize::try_from(length).ok().map(|length| self.octets.split_at_checked(length).ok_or_else(|| Error::custom("a cell that is broken off")));
        let octets = octets.transpose()?.map(|(octets, rest)| {
            *self.octets = rest;
            octets
        });
        seed.deserialize(Cell { kind, octets }).map(Some)
    }
}

/// `octets`: `None` when nothing stands there.
struct Cell<'de> {
    kind: i32,
    octets: Option<&'de [u8]>,
}

impl<'de> Cell<'de> {
    fn text(&self) -> Result<&'de str, Error> {
        str::from_utf8(self.octets.unwrap_or_default()).map_err(Error::custom)
    }
}

fn exactly<const N: usize>(octets: &[u8]) -> Result<[u8; N], Error> {
    octets.try_into().map_err(|_| Error::invalid_length(octets.len(), &"a cell as long as its type"))
}

/// PostgreSQL counts days from the first of the year 2000.
fn day(since: i32) -> Result<Date, Error> {
    date(2000, 1, 1).checked_add(Span::new().days(since)).map_err(Error::custom)
}

impl<'de> Deserializer<'de> for Cell<'de> {
    type Error = Error;

    /// A moment is the number of its microsecond, as [`crate::entity::Moment`] reads it; a day is its text.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Some(octets) = self.octets else { return visitor.visit_unit() };
        match self.kind {
            types::TEXT | types::VARCHAR | types::UNKNOWN => visitor.visit_borrowed_str(self.text()?),
            types::UUID => visitor.visit_borrowed_bytes(octets),
            types::TIMESTAMPTZ => visitor.visit_i64(i64::from_be_bytes(exactly(octets)?).saturating_add(POSTGRES_EPOCH)),
            types::INT8 => visitor.visit_i64(i64::from_be_bytes(exactly(octets)?)),
            types::INT4 => visitor.visit_i32(i32::from_be_bytes(exactly(octets)?)),
            types::BOOL => visitor.visit_bool(octets == [1]),
            types::DATE => visitor.visit_string(day(i32::from_be_bytes(exactly(octets)?))?.to_string()),
            other => Err(Error::custom(format_args!("a cell of type {other}, which is not known here"))),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.octets.is_none() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        visitor.visit_enum(self.text()?.into_deserializer())
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn is_human_readable(&self) -> bool {
        false
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use serde::Deserialize;
    use uuid::Uuid;

    use super::{rows, types};
    use crate::entity::Moment;
    use crate::entity::registration::RegistrationStatus;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Row {
        id: Uuid,
        name: Option<String>,
        status: RegistrationStatus,
        at: Moment,
        day: Option<Date>,
        number: i64,
        few: Option<i32>,
        flag: bool,
    }

    fn row(cells: &[(i32, Option<&[u8]>)]) -> Vec<u8> {
        let mut octets = i32::try_from(cells.len()).expect("few").to_be_bytes().to_vec();
        for (kind, cell) in cells {
            octets.extend(kind.to_be_bytes());
            octets.extend(cell.map_or(-1, |cell| i32::try_from(cell.len()).expect("short")).to_be_bytes());
            octets.extend(cell.unwrap_or_default());
        }
        octets
    }

    fn example(name: Option<&[u8]>, day: Option<&[u8]>, few: Option<&[u8]>) -> Vec<u8> {
        row(&[
            (types::UUID, Some(Uuid::from_u128(7).as_bytes())),
            (types::VARCHAR, name),
            (types::TEXT, Some(b"waitlisted")),
            (types::TIMESTAMPTZ, Some(&1_500_000_i64.to_be_bytes())),
            (types::DATE, day),
            (types::INT8, Some(&(-3_i64).to_be_bytes())),
            (types::INT4, few),
            (types::BOOL, Some(&[1])),
        ])
    }

    #[test]
    fn each_type_is_read_as_it_is_sent() {
        let octets = [example(Some("Ἀθῆναι".as_bytes()), Some(&366_i32.to_be_bytes()), Some(&9_i32.to_be_bytes())), example(None, None, None)].concat();
        let at = Moment("2000-01-01T00:00:01.5Z".parse().expect("a moment"));
        let first = Row {
            id: Uuid::from_u128(7),
            name: Some("Ἀθῆναι".to_owned()),
            status: RegistrationStatus::Waitlisted,
            at,
            day: Some(date(2001, 1, 1)),
            number: -3,
            few: Some(9),
            flag: true,
        };
        let second = Row { name: None, day: None, few: None, ..first };
        let found: Vec<Row> = rows(&octets).expect("rows");
        assert_eq!(found, [first, second]);
        assert_eq!(rows::<Row>(&[]).expect("none").len(), 0);
    }

    #[test]
    fn whatever_does_not_fit_is_an_error() {
        let whole = row(&[(types::INT4, Some(&[0, 0, 0, 1])), (types::TEXT, Some(b"a"))]);
        assert_eq!(rows::<(i32, String)>(&whole).expect("a row"), [(1, "a".to_owned())]);
        for end in 1..whole.len() {
            assert!(rows::<(i32, String)>(&whole[..end]).is_err(), "{end}");
        }
        assert!(rows::<(i32,)>(&whole).is_err());
        assert!(rows::<(i32, String, String)>(&whole).is_err());
        assert!(rows::<(String, i32)>(&whole).is_err());
        for cell in [(types::INT4, Some(&[0, 1][..])), (types::TEXT, Some(&[0xff])), (types::UUID, Some(&[0xff; 16])), (600, Some(&[0; 16]))] {
            assert!(rows::<(Option<String>,)>(&row(&[cell])).is_err(), "{cell:?}");
        }
        assert!(rows::<(Moment,)>(&row(&[(types::TIMESTAMPTZ, None)])).is_err());
        assert!(rows::<(Moment,)>(&row(&[(types::TIMESTAMPTZ, Some(&i64::MAX.to_be_bytes()))])).is_err());
    }
}
