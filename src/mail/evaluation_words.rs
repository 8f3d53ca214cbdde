//! What a letter says of the evaluation that it asks for.

use jiff::Timestamp;
use serde::Serialize;

use super::compose::Outgoing;

#[derive(Debug, Serialize)]
pub struct EvaluationWords {
    pub url: String,
    /// Nobody can tell who answered what.
    pub anonymous: bool,
    /// The last minute, in `time_zone`.
    pub closes_at: Timestamp,
    /// IANA name.
    pub time_zone: String,
}

pub fn evaluation_words(outgoing: &Outgoing<'_>) -> Option<EvaluationWords> {
    let asked = outgoing.letter.evaluation()?;
    let zone = outgoing.letter.sessions().first().map_or(&outgoing.house.time_zone, |session| &session.time_zone);
    Some(EvaluationWords { url: outgoing.links.evaluation.clone().unwrap_or_default(), anonymous: asked.anonymous, closes_at: asked.closes_at, time_zone: zone.clone() })
}
