//! Every address of the site as a function; pages and letters use the same. The base comes from the settings,
//! never from a request (a Host header is the visitor's to choose).

use url::Url;
use uuid::Uuid;

use crate::keys::Token;
use crate::rules::language::Language;
use crate::rules::report_schedule::{ReportFacts, View};

/// RFC 3986 §2.3: what stands as it is in a step of a path.
const PATH_SEGMENT: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[derive(Clone, Debug)]
pub struct Links {
    /// Without a slash at its end.
    base: String,
    host: String,
}

impl Links {
    #[must_use]
    pub fn new(public_url: &Url) -> Self {
        Self { base: public_url.as_str().trim_end_matches('/').to_owned(), host: public_url.host_str().unwrap_or("localhost").to_owned() }
    }

    /// Scheme, host and port, as a browser sends it in `Origin`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.base
    }

    /// The host alone: the domain of UIDs, and the name given to mail servers.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// An address of the site from its path.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    #[must_use]
    pub fn event(&self, slug: &str) -> String {
        self.absolute(&event(slug))
    }

    #[must_use]
    pub fn event_calendar(&self, slug: &str) -> String {
        self.absolute(&event_calendar(slug))
    }

    #[must_use]
    pub fn registration(&self, token: &Token) -> String {
        self.absolute(&registration(token.as_str()))
    }

    /// The colleagues of one booking.
    #[must_use]
    pub fn booking(&self, token: &Token) -> String {
        self.absolute(&booking(token.as_str()))
    }

    #[must_use]
    pub fn join(&self, token: &Token) -> String {
        self.absolute(&format!("/j/{}", token.as_str()))
    }

    #[must_use]
    pub fn invitee(&self, token: &Token) -> String {
        self.absolute(&invitee(token.as_str()))
    }

    /// Where a certificate's number says whether it is good.
    #[must_use]
    pub fn verification(&self, number: &str) -> String {
        self.absolute(&verification(number))
    }

    /// A feed with a secret address.
    #[must_use]
    pub fn feed(&self, token: &Token) -> String {
        self.absolute(&format!("/f/{}.ics", token.as_str()))
    }

    /// All registrations of one person.
    #[must_use]
    pub fn my(&self, token: &Token) -> String {
        self.absolute(&my(token.as_str()))
    }

    /// Where an address says whether it wants messages of organisers.
    #[must_use]
    pub fn unsubscribe(&self, token: &Token) -> String {
        self.absolute(&unsubscribe(token.as_str()))
    }

    /// Where somebody who was there evaluates an event.
    #[must_use]
    pub fn evaluation(&self, token: &Token) -> String {
        self.absolute(&evaluation(token.as_str()))
    }

    /// What the QR code of a ticket holds.
    #[must_use]
    pub fn ticket(&self, code: &Token) -> String {
        self.absolute(&ticket(code.as_str()))
    }

    /// The attendance of one event, for a volunteer.
    #[must_use]
    pub fn desk_link(&self, token: &Token) -> String {
        self.absolute(&format!("/d/{}", token.as_str()))
    }

    #[must_use]
    pub fn sign_in(&self, token: &Token) -> String {
        self.absolute(&format!("/desk/sign-in/{}", token.as_str()))
    }
}

/// The query of an address, with its question mark; empty without a pair.
#[must_use]
pub fn query<N: AsRef<str>, V: AsRef<str>>(pairs: &[(N, V)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs {
        query.append_pair(name.as_ref(), value.as_ref());
    }
    let query = query.finish();
    if query.is_empty() { query } else { format!("?{query}") }
}

/// The page of that address in a language.
#[must_use]
pub fn in_language(address: &str, language: Language) -> String {
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}language={}", language.code())
}

/// How an organiser signs in, and where they are signed in.
/// Where the number of a certificate is typed.
pub const VERIFICATION: &str = "/v";
/// Where a shown code leads: short, because people type it.
pub const CHECK_IN: &str = "/in";
pub const ACCOUNT: &str = "/desk/account";

/// Who asks to be erased, on the page of terms and of what the nights erased.
pub const ERASURES: &str = "/desk/retention#erasures";

/// How the service itself is doing.
pub const SYSTEM: &str = "/desk/system";

/// Where an organiser sets up their second step.
pub const AUTHENTICATOR: &str = "/desk/account/second-step";

/// Where the OpenID provider sends people back to.
pub const PROVIDER_CALLBACK: &str = "/desk/sign-in/oidc/callback";

/// After signing out, here or at the provider, too.
pub const LEFT: &str = "/desk/sign-in/left";

#[must_use]
pub fn event(slug: &str) -> String {
    format!("/events/{slug}")
}

#[must_use]
pub fn event_calendar(slug: &str) -> String {
    format!("/events/{slug}.ics")
}

/// The picture of an event for link previews.
#[must_use]
pub fn event_card(slug: &str) -> String {
    format!("/events/{slug}/card.png")
}

/// The picture of a programme for link previews.
#[must_use]
pub fn programme_card(slug: &str) -> String {
    format!("/programmes/{slug}/card.png")
}

/// That of the whole site.
pub const CARD: &str = "/card.png";

#[must_use]
pub fn register(slug: &str) -> String {
    format!("/events/{slug}/register")
}

/// The page after asking.
#[must_use]
pub fn asked(slug: &str) -> String {
    format!("/events/{slug}/asked")
}

/// The page after registering, the same for everybody.
#[must_use]
pub fn registered(slug: &str) -> String {
    format!("/events/{slug}/registered")
}

#[must_use]
pub fn registration(token: &str) -> String {
    format!("/r/{token}")
}

/// A file behind the page of a registration; what comes after its address.
#[must_use]
pub fn own_material(id: Uuid) -> String {
    format!("/materials/{id}")
}

/// A file for everybody. The name is for its reader only.
#[must_use]
pub fn public_material(id: Uuid, name: &str) -> String {
    format!("/materials/{id}/{}", percent_encoding::utf8_percent_encode(name, PATH_SEGMENT))
}

/// A picture of ours, whose address changes with its content.
#[must_use]
pub fn picture(sha256: &str) -> String {
    format!("/pictures/{sha256}")
}

#[must_use]
pub fn programme(slug: &str) -> String {
    format!("/programmes/{slug}")
}

#[must_use]
pub fn desk_programme(id: Uuid) -> String {
    format!("/desk/programmes/{id}")
}

#[must_use]
pub fn programme_calendar(slug: &str) -> String {
    format!("/programmes/{slug}.ics")
}

/// All registrations of one person.
#[must_use]
pub fn my(token: &str) -> String {
    format!("/my/{token}")
}

/// What somebody took part in, over all years; behind their link.
#[must_use]
pub fn learning_record(my: &str) -> String {
    format!("{}/record", self::my(my))
}

/// All that is known of one person; behind their link.
#[must_use]
pub fn my_data(my: &str) -> String {
    format!("{}/data", self::my(my))
}

/// Where one asks to be erased; behind one's link.
#[must_use]
pub fn my_erase(my: &str) -> String {
    format!("{}/erase", self::my(my))
}

/// Says whether the certificate of that number is good, and nothing more.
#[must_use]
pub fn verification(number: &str) -> String {
    format!("{VERIFICATION}/{number}")
}

/// The certificates of an event, at the desk.
#[must_use]
pub fn desk_certificates(event: Uuid) -> String {
    format!("{}/certificates", desk_event(event))
}

/// Who registered colleagues manages them here.
#[must_use]
pub fn booking(token: &str) -> String {
    format!("/b/{token}")
}

/// An invited address says yes or no here.
#[must_use]
pub fn invitee(token: &str) -> String {
    format!("/i/{token}")
}

/// An address says here whether it wants messages of organisers.
#[must_use]
pub fn unsubscribe(token: &str) -> String {
    format!("/u/{token}")
}

/// Somebody who was there evaluates an event here.
#[must_use]
pub fn evaluation(token: &str) -> String {
    format!("/e/{token}")
}

#[must_use]
pub fn desk_event(id: Uuid) -> String {
    format!("/desk/events/{id}")
}

/// A webhook, with what became of its messages.
#[must_use]
pub fn desk_webhook(id: Uuid) -> String {
    format!("/desk/webhooks/{id}")
}

/// A ticket, at the door.
#[must_use]
pub fn ticket(code: &str) -> String {
    format!("/c/{code}")
}

/// Where people of a session are checked in.
#[must_use]
pub fn desk_check_in(event: Uuid, session: Uuid) -> String {
    format!("{}/sessions/{session}/check-in", desk_event(event))
}

/// What an organiser wants to hear of an event.
#[must_use]
pub fn desk_follow(event: Uuid) -> String {
    format!("{}/follow", desk_event(event))
}

/// Questions that people ask about an event.
#[must_use]
pub fn desk_asked_questions(event: Uuid) -> String {
    format!("/desk/events/{event}/asked")
}

#[must_use]
pub fn desk_asked_question(event: Uuid, asked_question: Uuid) -> String {
    format!("/desk/events/{event}/asked/{asked_question}")
}

#[must_use]
pub fn desk_registration(id: Uuid) -> String {
    format!("/desk/registrations/{id}")
}

/// A report, or reach, with what it is about.
#[must_use]
pub fn desk_report(report: &ReportFacts) -> String {
    let path = match report.view {
        View::Report => "/desk/reports",
        View::Reach => "/desk/reports/reach",
    };
    format!("{path}?{}", report.scheduled.in_address())
}

/// What organisers wrote to people of an event.
#[must_use]
pub fn desk_messages(event: Uuid) -> String {
    format!("/desk/events/{event}/messages")
}

#[must_use]
pub fn desk_message(event: Uuid, message: Uuid) -> String {
    format!("/desk/events/{event}/messages/{message}")
}
