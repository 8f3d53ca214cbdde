//! What comes in: bodies as JSON and queries, into closed types. What is not known is refused by its name, at its place.

use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use http_body_util::BodyExt;
use serde::de::{DeserializeOwned, Error as _, IntoDeserializer};
use serde::{Deserialize, Deserializer};
use serde_path_to_error::{Segment, Track};
use uuid::Uuid;

use super::problem::{Fault, Place, Problem};
use crate::web::Site;

/// A JSON body. An empty one is `{}`. Take it as the last argument; the gate has checked its type and size.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Site> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _site: &Site) -> Result<Self, Problem> {
        let bytes = request.into_body().collect().await.map_err(|_| Problem::of("bad-request"))?.to_bytes();
        let text: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
        let mut reader = serde_json::Deserializer::from_slice(text);
        let read: T = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            if error.inner().is_data() { Problem::invalid(vec![fault(error.path(), &error.inner().to_string())]) } else { Problem::at(Place::Pointer(String::new()), "not-json") }
        })?;
        reader.end().map_err(|_| Problem::at(Place::Pointer(String::new()), "not-json"))?;
        Ok(Self(read))
    }
}

/// The parameters of a query.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Site> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _site: &Site) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        // NUL is in no value of ours, and one database takes it for an end.
        let pairs = url::form_urlencoded::parse(query.as_bytes()).map(|(name, value)| (name.into_owned(), Typed(value.into_owned())));
        let reader = serde::de::value::MapDeserializer::<_, serde::de::value::Error>::new(pairs);
        let mut track = Track::new();
        T::deserialize(serde_path_to_error::Deserializer::new(reader, &mut track)).map(Self).map_err(|error| {
            let found = fault(&track.path(), &error.to_string());
            let name = match &found.place {
                Place::Pointer(pointer) => pointer.trim_start_matches('/').to_owned(),
                Place::Parameter(name) => name.clone(),
                Place::Header(name) => (*name).to_owned(),
            };
            Problem::at_parameter(name, &found)
        })
    }
}

impl Problem {
    fn at_parameter(name: String, fault: &Fault) -> Self {
        let code = match fault.code.as_ref() {
            "unknown-field" => "unknown-parameter",
            "repeated" => "repeated",
            _ => "bad-parameter",
        };
        Self::at(Place::Parameter(name), code)
    }
}

/// A value of a query: text that stands for whatever is asked.
#[derive(Clone)]
struct Typed(String);

impl<'de> IntoDeserializer<'de, serde::de::value::Error> for Typed {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! read_as {
    ($($method:ident, $visit:ident, $type:ty;)*) => {
        $(fn $method<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            visitor.$visit(self.0.parse::<$type>().map_err(|_| Self::Error::custom("cannot be read"))?)
        })*
    };
}

impl<'de> Deserializer<'de> for Typed {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        if self.0.contains('\0') {
            return Err(Self::Error::custom("cannot be read"));
        }
        visitor.visit_string(self.0)
    }

    fn deserialize_option<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: serde::de::Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: serde::de::Visitor<'de>>(self, _name: &'static str, _variants: &'static [&'static str], visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_enum(self.0.into_deserializer())
    }

    read_as! {
        deserialize_bool, visit_bool, bool;
        deserialize_u16, visit_u16, u16;
        deserialize_u32, visit_u32, u32;
        deserialize_u64, visit_u64, u64;
        deserialize_i32, visit_i32, i32;
        deserialize_i64, visit_i64, i64;
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i128 u8 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// What serde found, at its place. Its own sentences are English and name types of ours: only what they are about is taken.
fn fault(path: &serde_path_to_error::Path, said: &str) -> Fault {
    let mut pointer = String::new();
    for segment in path.iter() {
        match segment {
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Map { key } => pointer.push_str(&format!("/{}", escaped(key))),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    let named = said.split('`').nth(1).unwrap_or_default();
    let (code, of) = if said.starts_with("unknown field") {
        ("unknown-field", Some(named))
    } else if said.starts_with("missing field") {
        ("required", Some(named))
    } else if said.starts_with("duplicate field") {
        ("repeated", Some(named))
    } else if said.starts_with("unknown variant") {
        ("not-in-list", None)
    } else {
        ("wrong-type", None)
    };
    // The path may end at the field already.
    if let Some(name) = of.map(escaped)
        && !pointer.ends_with(&format!("/{name}"))
    {
        pointer.push('/');
        pointer.push_str(&name);
    }
    Fault { place: Place::Pointer(pointer), code: code.into(), limit: None }
}

/// A name as a step of a JSON pointer (RFC 6901 §3), cut where it is no name of ours.
#[must_use]
pub fn escaped(name: &str) -> String {
    name.chars().take(100).collect::<String>().replace('~', "~0").replace('/', "~1")
}

/// Fields that are set, or taken away with `null`, or left as they are when they do not come.
///
/// # Errors
/// Those of the field's own type.
pub fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(reader: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(reader).map(Some)
}

/// Fields that must be there, be it as `null`.
///
/// # Errors
/// Those of the field's own type.
pub fn stated<'de, T: Deserialize<'de>, D: Deserializer<'de>>(reader: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(reader)
}

/// Fields that may be left out, and are never `null`.
///
/// # Errors
/// Those of the field's own type.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(reader: D) -> Result<Option<T>, D::Error> {
    T::deserialize(reader).map(Some)
}

/// Values parted by commas, as a query has them.
#[derive(Debug, Clone)]
pub struct Several<T>(pub Vec<T>);

impl<T> Default for Several<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Several<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let text = String::deserialize(reader)?;
        let read = |part: &str| T::deserialize(IntoDeserializer::<serde::de::value::Error>::into_deserializer(part)).map_err(D::Error::custom);
        text.split(',').map(read).collect::<Result<_, _>>().map(Self)
    }
}

/// A moment as RFC 3339 writes it, with its offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant(pub jiff::Timestamp);

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let text = String::deserialize(reader)?;
        instant(&text).map(Self).ok_or_else(|| D::Error::custom("no moment"))
    }
}

/// RFC 3339 §5.6: a full date, a full time and an offset, and nothing that jiff would take beside it.
fn instant(text: &str) -> Option<jiff::Timestamp> {
    let octets = text.as_bytes();
    let plain = text.is_ascii() && octets.len() <= 40 && octets.len() >= 20;
    let shaped = plain
        && octets[..10].iter().enumerate().all(|(at, octet)| if matches!(at, 4 | 7) { *octet == b'-' } else { octet.is_ascii_digit() })
        && matches!(octets[10], b'T' | b't')
        && octets[11..19].iter().enumerate().all(|(at, octet)| if matches!(at, 2 | 5) { *octet == b':' } else { octet.is_ascii_digit() });
    let offset = text.ends_with(['Z', 'z']) || (octets.len() > 6 && matches!(octets[octets.len() - 6], b'+' | b'-') && octets[octets.len() - 3] == b':');
    if !(shaped && offset) {
        return None;
    }
    let moment: jiff::Timestamp = text.parse().ok()?;
    // What calendars, databases and people have: the years 1 to 9999, whatever the zone. Microseconds are kept.
    let range = jiff::Timestamp::from_second(-62_000_000_000).ok()?..jiff::Timestamp::from_second(253_000_000_000).ok()?;
    range.contains(&moment).then(|| jiff::Timestamp::from_microsecond(moment.as_microsecond()).ok()).flatten()
}

/// The key in an address. What is no key names nothing.
pub struct Id(pub Uuid);

impl FromRequestParts<Site> for Id {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Problem> {
        let Path(text) = Path::<String>::from_request_parts(parts, site).await.map_err(|_| Problem::of("not-found"))?;
        Uuid::try_parse(&text).map(Self).map_err(|_| Problem::of("not-found"))
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::{Instant, Several, fault, instant};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Outer {
        #[expect(dead_code, reason = "read only")]
        people: Vec<Inner>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        #[expect(dead_code, reason = "read only")]
        email: String,
    }

    fn place(json: &str) -> (String, String) {
        let error = serde_path_to_error::deserialize::<_, Outer>(&mut serde_json::Deserializer::from_str(json)).expect_err("a fault");
        let fault = fault(error.path(), &error.inner().to_string());
        let super::Place::Pointer(pointer) = fault.place else { panic!("a pointer") };
        (pointer, fault.code.into_owned())
    }

    #[test]
    fn what_is_wrong_is_named_at_its_place() {
        for (json, pointer, code) in [
            ("{}", "/people", "required"),
            (r#"{"people": 1}"#, "/people", "wrong-type"),
            (r#"{"people": [{"email": "a"}, {"email": 3}]}"#, "/people/1/email", "wrong-type"),
            (r#"{"people": [{"email": "a", "a/b": 3}]}"#, "/people/0/a~1b", "unknown-field"),
            (r#"{"people": [{"email": "a", "email": "b"}]}"#, "/people/0/email", "repeated"),
            (r#"{"people": [], "role": "admin"}"#, "/role", "unknown-field"),
        ] {
            assert_eq!(place(json), (pointer.to_owned(), code.to_owned()), "{json}");
        }
    }

    #[test]
    fn a_moment_has_an_offset() {
        for good in ["2027-03-09T09:00:00+01:00", "2027-03-09T08:00:00Z", "2027-03-09T08:00:00.5Z"] {
            assert!(instant(good).is_some(), "{good}");
        }
        for bad in ["2027-03-09", "2027-03-09T09:00:00", "2027-03-09T09:00:00+01:00[Europe/Brussels]", "2027-03-09 09:00:00Z", "20270309T080000Z", "-002027-03-09T08:00:00Z", ""] {
            assert!(instant(bad).is_none(), "{bad}");
        }
        assert!(serde_json::from_str::<Instant>("\"x\"").is_err());
    }

    #[test]
    fn values_are_parted_by_commas() {
        assert_eq!(serde_json::from_str::<Several<String>>("\"a,b\"").expect("two").0, ["a", "b"]);
    }
}
