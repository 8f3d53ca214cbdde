//! Questions that people ask about an event (story A6), and what keeps programs from asking them.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::letter::EventFacts;

/// Longest parts, in characters.
pub const NAME_LIMIT: usize = 120;
pub const ORGANISATION_LIMIT: usize = 200;
pub const QUESTION_LIMIT: usize = 2_000;
pub const ANSWER_LIMIT: usize = 10_000;

/// A form that comes back sooner was not filled in by a person. Who is that quick is asked to press once more.
pub const SHORTEST_TIME: SignedDuration = SignedDuration::from_secs(3);

/// Links in a question, at most: advertisements live by them.
pub const MOST_LINKS: usize = 2;

/// Whether a question has more links than a question needs.
#[must_use]
pub fn has_too_many_links(question: &str) -> bool {
    let lower = question.to_lowercase();
    let schemes = lower.matches("://").count();
    let bare = lower.match_indices("www.").filter(|(at, _)| !lower[..*at].ends_with("://")).count();
    let markup = ["[url", "href="].iter().any(|mark| lower.contains(mark));
    markup || schemes + bare > MOST_LINKS
}

/// A question as the letters to who asked it tell of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AskedFacts {
    pub asked_question_id: Uuid,
    pub name: String,
    /// Said back with the answer only: a receipt goes wherever a stranger says, and carries no words of theirs.
    pub question: Option<String>,
    pub event: EventFacts,
}

/// A question as an organiser hears of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedNoticeFacts {
    /// To whom, if their name is known.
    pub organiser: Option<String>,
    /// They follow the event at the desk; otherwise its page names them as its contact.
    pub follows: bool,
    pub event_id: Uuid,
    pub asked_question_id: Uuid,
    pub title: String,
    pub name: String,
    pub email: String,
    pub organisation: Option<String>,
    pub question: String,
    /// Questions about the event that wait for an answer, this one included.
    pub open: u64,
}

#[cfg(test)]
mod tests {
    use super::has_too_many_links;

    #[test]
    fn a_question_may_name_a_page_or_two() {
        for good in ["Is dit ook voor maatschappelijk werkers?", "Geldt https://www.vlaanderen.be/x ook, of www.vvsg.be?", "a < b?"] {
            assert!(!has_too_many_links(good), "{good}");
        }
        for advertisement in ["http://a.example http://b.example www.c.example", "[URL=x]y[/url]", "<A HREF=x>", "İ www.a.example www.b.example https://c.example"] {
            assert!(has_too_many_links(advertisement), "{advertisement}");
        }
    }
}
