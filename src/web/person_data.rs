//! All of one person's data, in words that they can read: as a file (JSON), and as a page to be read and printed. Both are made of the
//! same tree, so that neither leaves out what the other has; what letters and the history hold in full stands in the file.

use minijinja::{Value as Shown, context};
use serde::Serialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::entity::{Moment, registration};
use crate::queries::person_data::PersonData;
use crate::rules::language::Language;
use crate::text::dates::{date_and_time, local};
use crate::text::money::money;
use crate::text::translations::{lookup, text};

/// A value with a name in words.
type Field = (String, Node);

/// A piece of what is known.
enum Node {
    Words(String),
    At(Moment),
    /// As the file has it, and as people read it.
    Both(Value, String),
    /// Too long and too raw for a page.
    InFile(Value),
    List(Vec<Node>),
    Fields(Vec<Field>),
}

impl Node {
    fn is_empty(&self) -> bool {
        match self {
            Self::Words(words) => words.is_empty(),
            Self::Both(value, _) | Self::InFile(value) => value.is_null() || value == &json!([]) || value == &json!(""),
            Self::List(all) => all.is_empty(),
            Self::At(_) | Self::Fields(_) => false,
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Words(words) => json!(words),
            Self::At(at) => json!(at.0.to_string()),
            Self::Both(value, _) | Self::InFile(value) => value.clone(),
            Self::List(all) => all.iter().map(Self::json).collect(),
            Self::Fields(fields) => Value::Object(fields.iter().map(|(name, node)| (name.clone(), node.json())).collect::<Map<_, _>>()),
        }
    }

    /// In one line; `None`: stands in the file only.
    fn line(&self, reader: &Reader<'_>) -> Option<String> {
        match self {
            Self::Words(words) | Self::Both(_, words) => Some(words.clone()),
            Self::At(at) => Some(date_and_time(reader.language, &local(at.0, reader.zone))),
            Self::InFile(_) => None,
            Self::List(all) => Some(all.iter().filter_map(|one| one.line(reader)).collect::<Vec<_>>().join("; ")),
            Self::Fields(fields) => {
                let said = fields.iter().filter_map(|(name, node)| Some(format!("{name}: {}", node.line(reader)?)));
                Some(said.collect::<Vec<_>>().join(" · ")).filter(|line| !line.is_empty())
            }
        }
    }

    /// In lines, one for each of a list.
    fn lines(&self, reader: &Reader<'_>) -> Vec<String> {
        match self {
            Self::List(all) => all.iter().filter_map(|one| one.line(reader)).collect(),
            one => one.line(reader).into_iter().collect(),
        }
    }
}

/// Who reads it, and where the clock is.
struct Reader<'a> {
    language: Language,
    zone: &'a str,
}

/// The file, to be read by people and by programs.
///
/// # Errors
/// What cannot be written as JSON.
pub fn file(language: Language, data: &PersonData) -> Result<String, crate::error::Error> {
    let whole = Node::Fields(Told { language, data }.whole());
    serde_json::to_string_pretty(&whole.json()).map_err(|error| crate::error::Error::Internal(error.into()))
}

/// The name of the file.
pub fn file_name(language: Language) -> String {
    format!("{}.json", text(language, "data-file"))
}

/// The same as a page shows it: facts, then what there are several of.
pub fn shown(language: Language, zone: &str, data: &PersonData) -> Shown {
    let reader = Reader { language, zone };
    let row = |(name, node): &Field| {
        let lines = node.lines(&reader);
        (!lines.is_empty()).then(|| context! { name => name.as_str(), lines })
    };
    let (mut facts, mut sections) = (Vec::new(), Vec::new());
    for field in (Told { language, data }).whole() {
        match &field.1 {
            Node::List(all) if all.iter().any(|one| matches!(one, Node::Fields(_))) => {
                let items: Vec<Vec<Shown>> = all
                    .iter()
                    .map(|one| match one {
                        Node::Fields(fields) => fields.iter().filter_map(row).collect(),
                        other => other.lines(&reader).into_iter().map(|line| context! { name => "", lines => vec![line] }).collect(),
                    })
                    .collect();
                sections.push(context! { name => field.0.as_str(), items });
            }
            _ => facts.extend(row(&field)),
        }
    }
    context! { language => language.code(), facts, sections }
}

/// A value as JSON; what cannot be written is left empty.
fn plain(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn words(text: impl Into<String>) -> Node {
    Node::Words(text.into())
}

fn maybe(text: Option<&String>) -> Node {
    Node::Words(text.cloned().unwrap_or_default())
}

fn at(moment: Option<Moment>) -> Node {
    moment.map_or_else(|| words(""), Node::At)
}

fn number(number: Option<i64>) -> Node {
    number.map_or_else(|| words(""), |number| Node::Both(json!(number), number.to_string()))
}

struct Told<'a> {
    language: Language,
    data: &'a PersonData,
}

impl Told<'_> {
    /// Fields with names in words; what is empty is left out.
    fn fields<const N: usize>(&self, fields: [(&str, Node); N]) -> Vec<Field> {
        let given = fields.into_iter().filter(|(_, node)| !node.is_empty());
        given.map(|(name, node)| (text(self.language, &format!("data-{name}")), node)).collect()
    }

    fn object<const N: usize>(&self, fields: [(&str, Node); N]) -> Node {
        Node::Fields(self.fields(fields))
    }

    /// A code, with its words where there are some.
    fn code(&self, code: impl Serialize, prefix: &str) -> Node {
        let code = plain(code);
        let Some(known) = code.as_str() else { return Node::Both(code, String::new()) };
        let said = lookup(self.language, &format!("{prefix}{}", known.replace(['.', '_'], "-")), &Default::default()).unwrap_or_else(|| known.to_owned());
        Node::Both(code.clone(), said)
    }

    fn event(&self, id: Uuid) -> Node {
        words(self.data.events.get(&id).map(|event| event.title.clone()).unwrap_or_default())
    }

    /// Of the register, else as it was typed.
    fn organisation(&self, id: Option<Uuid>, typed: Option<&String>) -> Node {
        maybe(id.and_then(|id| self.data.organisations.get(&id)).or(typed))
    }

    fn session(&self, id: Uuid) -> Node {
        at(self.data.sessions.get(&id).map(|session| session.starts_at))
    }

    fn whole(&self) -> Vec<Field> {
        let data = self.data;
        let person = &data.person;
        let unsubscribed = data.mailing.iter().filter_map(|row| row.unsubscribed_at).map(Node::At).collect();
        let undeliverable = data.undeliverable.iter().map(|row| self.object([("email", words(&row.address)), ("error", words(&row.reason))])).collect();
        let notes = data.notes.iter().map(|note| self.object([("at", Node::At(note.created_at)), ("text", words(&note.note))])).collect();
        let entries = data
            .entries
            .iter()
            .map(|row| self.object([("at", Node::At(row.at)), ("action", self.code(&row.action, "desk-history-")), ("content", Node::InFile(row.details.clone()))]));
        let others = data.addresses.iter().map(|one| words(&one.email)).collect();
        self.fields([
            ("name", words(format!("{} {}", person.first_name, person.last_name))),
            ("email", words(&person.email)),
            ("other-emails", Node::List(others)),
            ("language", self.code(&person.language, "site-language-")),
            ("organisation", self.organisation(person.organisation_id, person.organisation_text.as_ref())),
            ("since", Node::At(person.created_at)),
            ("erasure-asked", at(data.erasure.as_ref().and_then(|row| row.asked_at))),
            ("registrations", Node::List(data.registrations.iter().map(|row| self.registration(row)).collect())),
            ("bookings", Node::List(self.bookings())),
            ("questions", Node::List(self.questions())),
            ("invitations", Node::List(self.invited())),
            ("mails", Node::List(self.mails())),
            ("unsubscribed", Node::List(unsubscribed)),
            ("undeliverable", Node::List(undeliverable)),
            ("notes", Node::List(notes)),
            ("history", Node::List(entries.collect())),
        ])
    }

    fn bookings(&self) -> Vec<Node> {
        let one = |row: &crate::entity::booking::Model| {
            self.object([
                ("event", self.event(row.event_id)),
                ("at", Node::At(row.created_at)),
                ("name", words(format!("{} {}", row.first_name, row.last_name))),
                ("email", words(&row.email)),
                ("colleagues", Node::InFile(row.known.clone())),
            ])
        };
        self.data.bookings.iter().map(one).collect()
    }

    fn questions(&self) -> Vec<Node> {
        let one = |row: &crate::entity::asked_question::Model| {
            self.object([
                ("event", self.event(row.event_id)),
                ("at", Node::At(row.created_at)),
                ("name", words(&row.name)),
                ("email", words(&row.email)),
                ("organisation", maybe(row.organisation.as_ref())),
                ("text", words(&row.question)),
                ("answer", maybe(row.answer.as_ref())),
            ])
        };
        self.data.questions.iter().map(one).collect()
    }

    fn mails(&self) -> Vec<Node> {
        let one = |mail: &crate::entity::outbox::Model| {
            self.object([
                ("at", Node::At(mail.created_at)),
                ("sent", at(mail.sent_at)),
                ("to", words(&mail.recipient)),
                ("letter", self.code(&mail.letter, "desk-letter-")),
                ("status", self.code(mail.state, "desk-mail-state-")),
                ("content", Node::InFile(mail.facts.clone())),
                ("preface", maybe(mail.preface.as_ref())),
                ("error", maybe(mail.last_error.as_ref())),
            ])
        };
        self.data.mails.iter().map(one).collect()
    }

    fn invited(&self) -> Vec<Node> {
        let invited = self
            .data
            .invited
            .iter()
            .map(|row| self.object([("event", self.event(row.event_id)), ("at", Node::At(row.invited_at)), ("email", words(&row.email)), ("declined", at(row.declined_at))]));
        let planned = self.data.planned.iter().map(|row| self.object([("event", self.event(row.event_id)), ("email", words(&row.email))]));
        invited.chain(planned).collect()
    }

    fn registration(&self, row: &registration::Model) -> Node {
        let (data, id) = (self.data, row.id);
        let needs = data.needs.iter().find(|one| one.registration_id == id);
        let kept = data.kept_names.iter().find(|one| one.registration_id == id).map(|one| format!("{} {}", one.first_name, one.last_name));
        let tags = data.tags.iter().filter(|one| one.registration_id == id).map(|one| words(&one.tag)).collect();
        let [answers, history, attended, evidence] = self.of_registration(id);
        let [calendar, certificates, asked, evaluations] = self.after(id);
        self.object([
            ("event", self.event(row.event_id)),
            ("at", Node::At(row.created_at)),
            ("status", self.code(row.status, "status-")),
            ("name", words(format!("{} {}", row.first_name, row.last_name))),
            ("email", words(&row.email)),
            ("organisation", self.organisation(row.organisation_id, row.organisation_text.as_ref())),
            ("organisation-number", row.organisation_id.map_or_else(|| words(""), |id| Node::InFile(plain(id)))),
            ("category", self.code(&row.function_category, "function-")),
            ("function", maybe(row.job_title.as_ref())),
            ("language", self.code(&row.language, "site-language-")),
            ("mode", self.code(row.attendance_mode, "format-")),
            ("remarks", maybe(row.remarks.as_ref())),
            ("diet", maybe(needs.and_then(|one| one.diet.as_ref()))),
            ("access", maybe(needs.and_then(|one| one.access.as_ref()))),
            ("photo-consent", at(row.photo_consent_at)),
            ("list-consent", at(row.list_consent_at)),
            ("informed-consent", at(row.informed_consent_at)),
            ("answers", answers),
            ("price", self.price(id)),
            ("tags", Node::List(tags)),
            ("history", history),
            ("attendance", attended),
            ("evidence", evidence),
            ("calendar", calendar),
            ("certificates", certificates),
            ("evaluation-asked", asked),
            ("evaluation", evaluations),
            ("kept-name", maybe(kept.as_ref())),
        ])
    }

    /// Answers, history, attendance and what shows it.
    fn of_registration(&self, id: Uuid) -> [Node; 4] {
        let data = self.data;
        let answers =
            data.answers.iter().filter(|one| one.registration_id == id).map(|one| self.object([("question", words(&one.question_label)), ("answer", words(&one.answer))]));
        let history = data.history.iter().filter(|one| one.registration_id == id).map(|one| {
            self.object([
                ("at", Node::At(one.at)),
                ("action", self.code(&one.transition, "desk-transition-")),
                ("status", self.code(one.to_status, "status-")),
                ("reason", maybe(one.reason.as_ref())),
            ])
        });
        let attended = data.attendances.iter().filter(|one| one.registration_id == id).map(|one| {
            self.object([
                ("session", self.session(one.session_id)),
                ("status", self.code(one.status, "desk-mark-")),
                ("seconds", number(one.seconds.map(i64::from))),
                ("reason", maybe(one.overrule_reason.as_ref())),
            ])
        });
        let evidence = data.evidence.iter().filter(|one| one.registration_id == id).map(|one| {
            self.object([
                ("session", self.session(one.session_id)),
                ("kind", self.code(one.kind, "evidence-kind-")),
                ("at", Node::At(one.at)),
                ("until", at(one.until)),
                ("seconds", number(one.seconds.map(i64::from))),
            ])
        });
        [Node::List(answers.collect()), Node::List(history.collect()), Node::List(attended.collect()), Node::List(evidence.collect())]
    }

    /// Answers of calendars, certificates, whether an evaluation was asked for, and what was answered with a name.
    fn after(&self, id: Uuid) -> [Node; 4] {
        let data = self.data;
        let calendar = data.invitations.iter().filter(|one| one.registration_id == id);
        let calendar = calendar.map(|one| self.object([("session", self.session(one.session_id)), ("answer", maybe(one.partstat.as_ref()))]));
        let certificates = data.certificates.iter().filter(|one| one.registration_id == id).map(|one| {
            self.object([("number", words(&one.number)), ("at", Node::At(one.issued_at)), ("content", Node::InFile(one.facts.clone())), ("revoked", at(one.revoked_at))])
        });
        let asked = data.evaluation_links.iter().filter(|one| one.registration_id == Some(id)).map(|one| {
            let yes = text(self.language, if one.answered { "reach-yes" } else { "reach-no" });
            self.object([("at", Node::At(one.sent_at)), ("answered", Node::Both(json!(one.answered), yes))])
        });
        let evaluations = data.evaluations.iter().filter(|one| one.registration_id == Some(id)).map(|one| Node::Both(one.answers.clone(), flat(&one.answers)));
        [Node::List(calendar.collect()), Node::List(certificates.collect()), Node::List(asked.collect()), Node::List(evaluations.collect())]
    }

    fn price(&self, id: Uuid) -> Node {
        let Some(one) = self.data.prices.iter().find(|one| one.registration_id == id) else { return words("") };
        self.object([
            ("cents", Node::Both(json!(one.cents), money(self.language, one.cents))),
            ("po-number", maybe(one.po_number.as_ref())),
            ("invoice-organisation", maybe(one.invoice_organisation.as_ref())),
            ("invoice-kbo", maybe(one.invoice_kbo.as_ref())),
            ("invoice-address", maybe(one.invoice_address.as_ref())),
            ("invoice-reference", maybe(one.invoice_reference.as_ref())),
        ])
    }
}

/// What was answered, question by question, by the keys of the questionnaire.
fn flat(value: &Value) -> String {
    match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| format!("{name}: {}", flat(value))).collect::<Vec<_>>().join(" · "),
        Value::Array(all) => all.iter().map(flat).collect::<Vec<_>>().join(", "),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
