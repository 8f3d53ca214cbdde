//! What a draft still lacks before it can be published.

/// How an event is held, as far as publishing cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    pub onsite: bool,
    pub online: bool,
}

/// What is known of one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    pub has_place: bool,
    pub has_link: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    Session,
    /// Somebody who comes would not know where to.
    Place,
    /// Somebody who joins would have nothing to open.
    JoinLink,
}

impl Missing {
    /// The form field that mends it.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Place => "place",
            Self::JoinLink => "join_url",
        }
    }
}

/// An event held in one way needs its place or link at every session; a hybrid one needs either at every
/// session, and both somewhere.
#[must_use]
pub fn missing(held: Held, meetings: &[Meeting]) -> Vec<Missing> {
    if meetings.is_empty() {
        return vec![Missing::Session];
    }
    let lacks_place = match held {
        Held { onsite: true, online: false } => meetings.iter().any(|meeting| !meeting.has_place),
        Held { onsite: true, online: true } => !meetings.iter().any(|meeting| meeting.has_place) || meetings.iter().any(|meeting| !meeting.has_place && !meeting.has_link),
        Held { onsite: false, .. } => false,
    };
    let lacks_link = match held {
        Held { onsite: false, online: true } => meetings.iter().any(|meeting| !meeting.has_link),
        Held { onsite: true, online: true } => !meetings.iter().any(|meeting| meeting.has_link),
        Held { online: false, .. } => false,
    };
    let mut missing = Vec::new();
    if lacks_place {
        missing.push(Missing::Place);
    }
    if lacks_link {
        missing.push(Missing::JoinLink);
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::{Held, Meeting, Missing, missing};

    const ROOM: Meeting = Meeting { has_place: true, has_link: false };
    const LINK: Meeting = Meeting { has_place: false, has_link: true };
    const NOTHING: Meeting = Meeting { has_place: false, has_link: false };

    #[test]
    fn everybody_knows_where_to_be() {
        let onsite = Held { onsite: true, online: false };
        let online = Held { onsite: false, online: true };
        let hybrid = Held { onsite: true, online: true };
        assert_eq!(missing(onsite, &[]), [Missing::Session]);
        assert_eq!(missing(onsite, &[ROOM, LINK]), [Missing::Place]);
        assert_eq!(missing(online, &[ROOM]), [Missing::JoinLink]);
        assert_eq!(missing(hybrid, &[ROOM, LINK]), []);
        assert_eq!(missing(hybrid, &[ROOM, ROOM]), [Missing::JoinLink]);
        assert_eq!(missing(hybrid, &[NOTHING]), [Missing::Place, Missing::JoinLink]);
        assert_eq!(missing(online, &[LINK]), []);
    }
}
