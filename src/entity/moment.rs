//! An instant as a column: sea-orm speaks chrono, the house speaks jiff. Stored in UTC with microseconds.

use chrono::{DateTime, Utc};
use jiff::Timestamp;
use sea_orm::sea_query::{ArrayType, Nullable, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, ColumnType, QueryResult, TryGetError, TryGetable, Value};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The year 2000, from which PostgreSQL counts, in microseconds since that of 1970.
pub const POSTGRES_EPOCH: i64 = 946_684_800_000_000;

/// In a form that people read, the text of RFC 3339; in another, the number of the microsecond since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub Timestamp);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { self.0.serialize(serializer) } else { self.0.as_microsecond().serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Timestamp::deserialize(deserializer).map(Self);
        }
        let microsecond = i64::deserialize(deserializer)?;
        Timestamp::from_microsecond(microsecond).map(Self).map_err(serde::de::Error::custom)
    }
}

impl Moment {
    fn to_chrono(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0.as_microsecond()).unwrap_or_default()
    }

    fn from_chrono(time: DateTime<Utc>) -> Self {
        Self(Timestamp::from_microsecond(time.timestamp_micros()).unwrap_or(Timestamp::UNIX_EPOCH))
    }
}

impl From<Timestamp> for Moment {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp)
    }
}

impl From<Moment> for Timestamp {
    fn from(moment: Moment) -> Self {
        moment.0
    }
}

impl From<Moment> for Value {
    fn from(moment: Moment) -> Self {
        moment.to_chrono().into()
    }
}

impl TryGetable for Moment {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        DateTime::<Utc>::try_get_by(row, index).map(Self::from_chrono)
    }
}

impl ValueType for Moment {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        <DateTime<Utc> as ValueType>::try_from(value).map(Self::from_chrono)
    }

    fn type_name() -> String {
        "Moment".to_owned()
    }

    fn array_type() -> ArrayType {
        <DateTime<Utc> as ValueType>::array_type()
    }

    fn column_type() -> ColumnType {
        ColumnType::TimestampWithTimeZone
    }
}

impl Nullable for Moment {
    fn null() -> Value {
        <DateTime<Utc> as Nullable>::null()
    }
}

impl sea_orm::IntoActiveValue<Self> for Moment {
    fn into_active_value(self) -> sea_orm::ActiveValue<Self> {
        sea_orm::ActiveValue::Set(self)
    }
}
