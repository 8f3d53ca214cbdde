//! What an audit file holds of an event beside its registrations and days: how registrations changed, the evidence, what was mailed,
//! handed out, signed, answered, certified, and who changed what.

use std::collections::HashMap;
use std::fs::File;

use sea_orm::ActiveEnum as _;
use uuid::Uuid;

use super::audit_event::{Folder, fault};
use super::tables::words;
use crate::documents::archive::{Archive, Count};
use crate::documents::csv::Cell;
use crate::entity::outbox::OutboxState;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::queries::attendance_sheets::attendance_sheets;
use crate::queries::audit_file::{actors, certificates, changes, choices, chosen, evidence, mails, reminders, steps};
use crate::queries::evaluation_results::evaluation_results;
use crate::queries::file_content::{file, piece};
use crate::queries::material_list::of_event;
use crate::rules::file_name::FileName;
use crate::rules::translated::Translated;

/// Writes all of it.
///
/// # Errors
/// The database's; the disk's.
pub async fn write(folder: &Folder<'_>, archive: &mut Archive<File>) -> Result<(), Error> {
    history(folder, archive).await?;
    choices_made(folder, archive).await?;
    pieces(folder, archive).await?;
    post(folder, archive).await?;
    reminded(folder, archive).await?;
    materials(folder, archive).await?;
    sheets(folder, archive).await?;
    certified(folder, archive).await?;
    evaluated(folder, archive).await?;
    changed(folder, archive).await
}

fn said(text: Option<&str>) -> Cell<'static> {
    text.map_or(Cell::Empty, words)
}

fn id(id: Option<Uuid>) -> Cell<'static> {
    id.map_or(Cell::Empty, |id| words(id.to_string()))
}

fn actor(folder: &Folder<'_>, kind: ActorKind) -> Cell<'static> {
    words(folder.word(&format!("audit-actor-{}", kind.to_value())))
}

fn state(folder: &Folder<'_>, state: OutboxState) -> Cell<'static> {
    words(folder.word(&format!("desk-mail-state-{}", state.to_value())))
}

/// How each registration came to stand where it does.
async fn history(folder: &Folder<'_>, archive: &mut Archive<File>) -> Result<(), Error> {
    let keys = ["registration", "at", "before", "after", "step", "cause", "actor", "who", "reason"];
    let mut list = archive.list(&folder.path("history", "csv"), folder.headings(&keys), vec![folder.count("steps")]).map_err(fault)?;
    let mut after = None;
    loop {
        let rows = steps(&folder.app.db, folder.shown.event.id, after).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id);
        let names = actors(&folder.app.db, rows.iter().filter_map(|row| row.actor_id)).await?;
        for row in &rows {
            let status = |status: crate::entity::registration::RegistrationStatus| words(folder.word(&format!("status-{}", status.to_value())));
            list.row(vec![
                words(row.registration_id.to_string()),
                folder.moment(row.at),
                row.from_status.map_or(Cell::Empty, status),
                status(row.to_status),
                words(folder.word(&format!("desk-transition-{}", row.transition))),
                row.cause.as_ref().map_or(Cell::Empty, |cause| words(folder.word(&format!("desk-cause-{cause}")))),
                actor(folder, row.actor),
                said(row.actor_id.and_then(|id| names.get(&id)).map(String::as_str)),
                said(row.reason.as_deref()),
            ])
            .map_err(fault)?;
        }
    }
    list.finish().map_err(fault)
}

/// What was chosen on the form, with how many chose each: whatever the event asks, as a role, a country, a gender. Choices stay when
/// people become numbers; what was written in words does not, and is not in it.
async fn choices_made(folder: &Folder<'_>, archive: &mut Archive<File>) -> Result<(), Error> {
    let questions = choices(&folder.app.db, folder.shown.event.id).await?;
    if questions.is_empty() {
        return Ok(());
    }
    let original = folder.shown.event.language();
    let written = |label: &serde_json::Value| serde_json::from_value::<Translated>(label.clone()).unwrap_or_default().in_language(folder.language, original).to_owned();
    let labels: HashMap<Uuid, String> = questions.iter().map(|(question, _)| (question.id, written(&question.label))).collect();
    let options: HashMap<Uuid, String> = questions.iter().flat_map(|(_, options)| options).map(|option| (option.id, written(&option.label))).collect();
    let confirmed = folder.word("status-confirmed");
    let counts = questions.iter().map(|(question, _)| {
        let label = format!("{}: {}", folder.word("audit-number-choices"), labels.get(&question.id).map(String::as_str).unwrap_or_default());
        Count::of(label).only(1, &[&question.id.to_string()]).only(4, &[&confirmed]).by(3)
    });
    let keys = ["registration", "question-number", "question", "answer", "status"];
    let mut list = archive.list(&folder.path("choices", "csv"), folder.headings(&keys), counts.collect()).map_err(fault)?;
    let mut after = None;
    loop {
        let rows = chosen(&folder.app.db, folder.shown.event.id, after).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id);
        for row in &rows {
            list.row(vec![
                words(row.registration_id.to_string()),
                words(row.question_id.to_string()),
                said(labels.get(&row.question_id).map(String::as_str)),
                words(row.option_id.and_then(|option| options.get(&option)).unwrap_or(&row.answer).as_str()),
                words(folder.word(&format!("status-{}", row.status.to_value()))),
            ])
            .map_err(fault)?;
        }
    }
    list.finish().map_err(fault)
}

/// Every piece of evidence of somebody's presence, also what was withdrawn.
async fn pieces(folder: &Folder<'_>, archive: &mut Archive<File>) -> Result<(), Error> {
    let keys = ["session", "registration", "source", "at", "until", "seconds", "mark", "half", "who", "recorded-at", "withdrawn-at", "withdrawn-by"];
    let counts = vec![folder.count("evidence").only(10, &[""]), folder.count("evidence-kind").only(10, &[""]).by(2)];
    let mut list = archive.list(&folder.path("evidence", "csv"), folder.headings(&keys), counts).map_err(fault)?;
    for session in &folder.sessions {
        let mut after = None;
        loop {
            let rows = evidence(&folder.app.db, session.id, after).await?;
            let Some(last) = rows.last() else { break };
            after = Some(last.id);
            let names = actors(&folder.app.db, rows.iter().flat_map(|row| [row.recorded_by, row.withdrawn_by]).flatten()).await?;
            let name = |id: Option<Uuid>| said(id.and_then(|id| names.get(&id)).map(String::as_str));
            for row in &rows {
                list.row(vec![
                    words(row.session_id.to_string()),
                    words(row.registration_id.to_string()),
                    words(folder.word(&format!("evidence-kind-{}", row.kind.to_value().replace('_', "-")))),
                    folder.moment(row.at),
                    folder.moment_or_nothing(row.until),
                    row.seconds.map_or(Cell::Empty, |seconds| Cell::Number(seconds.into())),
                    row.mark.map_or(Cell::Empty, |mark| words(folder.word(&format!("desk-mark-{}", mark.to_value())))),
                    said(row.half.as_deref()),
                    name(row.recorded_by),
                    folder.moment(row.recorded_at),
                    folder.moment_or_nothing(row.withdrawn_at),
                    name(row.withdrawn_by),
                ])
                .map_err(fault)?;
            }
        }
    }
    list.finish().map_err(fault)
}

/// Mails with their moment and how they ended; not what they said.
async fn post(folder: &Folder<'_>, archive: &mut Archive<File>) -> Result<(), Error> {
    let keys = ["mail", "registration", "letter", "language", "outcome", "attempts", "decided", "sent", "error"];
    let counts = vec![folder.count("mails"), folder.count("mails").by(4), folder.count("letter").by(2)];
    let mut list = archive.list(&folder.path("mails", "csv"), folder.headings(&keys), counts).map_err(fault)?;
    let mut after = None;
    loop {
        let rows = mails(&folder.app.db, folder.shown.event.id, after).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id);
        for row in &rows {
            list.row(vec![
                words(row.id.to_string()),
                id(row.registration_id),
                words(folder.word(&format!("desk-letter-{}", row.letter))),
                words(row.language.as_str()),
                state(folder, row.state),
                Cell::Number(row.attempts.into()),
                folder.moment(row.created_at),
                folder.moment_or_nothing(row.sent_at),
                said(row.last_error.as_deref()),
            ])
            .map_err(fault)?;
        }
    }
    list.finish().map_err(fault)
}

async fn reminded(folder: &Folder<'_>, archive: &mut Archive<File>) -> Result<(), Error> {
    let keys = ["letter", "day", "session", "registration", "mail", "at", "outcome"];
    let counts = vec![folder.count("reminders"), folder.count("reminders").by(6)];
    let mut list = archive.list(&folder.path("reminders", "csv"), folder.headings(&keys), counts).map_err(fault)?;
    for (row, outcome) in reminders(&folder.app.db, folder.shown.event.id).await? {
        list.row(vec![
            words(folder.word(&format!("desk-letter-{}", row.letter))),
            words(row.day),
            words(row.session_id.to_string()),
            words(row.registration_id.to_string()),
            id(row.outbox_id),
            folder.moment(row.at),
            outcome.map_or(Cell::Empty, |outcome| state(folder, outcome)),
        ])
        .map_err(fault)?;
    }
    list.finish().map_err(fault)
}

/// A kept file as it is, piece by piece; its path, or none when it is gone.
async fn kept(folder: &Folder<'_>, archive: &mut Archive<File>, key: &str, number: usize, file_id: Uuid, name: &str) -> Result<Option<String>, Error> {
    let Some(found) = file(&folder.app.db, file_id).await? else { return Ok(None) };
    let path = format!("{}{}/{number:03}-{}", folder.prefix, folder.word(&format!("audit-path-{key}")), FileName::clean(name).as_str());
    archive.begin(&path, !found.media_type.starts_with("text/")).map_err(fault)?;
    for number in 0.. {
        let Some(bytes) = piece(&folder.app.db, file_id, number).await? else { break };
        archive.write(&bytes).map_err(fault)?;
    }
    Ok(Some(path))
}

async fn materials(folder: &Folder<'_>, archive: &mut Archive<File>) -> Result<(), Error> {
    let mut rows = Vec::new();
    for (at, listed) in of_event(&folder.app.db, folder.shown.event.id).await?.into_iter().enumerate() {
        let material = listed.material;
        let path = match (material.file_id, &material.file_name) {
            (Some(file_id), name) => kept(folder, archive, "materials", at + 1, file_id, name.as_deref().unwrap_or_default()).await?,
            (None, _) => None,
        };
        let number = |count: u64| Cell::Number(i64::try_from(count).unwrap_or(i64::MAX));
        let count = (number(listed.readers), number(listed.told));
        rows.push(vec![words(material.title), said(material.url.as_deref()), said(path.as_deref()), folder.moment(material.created_at), count.0, count.1]);
    }
    let keys = ["title", "address-of", "file", "at", "readers", "told"];
    listed(folder, archive, "materials", &keys, rows)
}

/// Scans of the lists that people signed.
async fn sheets(folder: &Folder<'_>, archive: &mut Archive<File>) -> Result<(), Error> {
    let mut rows = Vec::new();
    for session in &folder.sessions {
        for sheet in attendance_sheets(&folder.app.db, session.id).await? {
            let path = kept(folder, archive, "sheets", rows.len() + 1, sheet.sheet.file_id, &sheet.sheet.file_name).await?;
            rows.push(vec![words(session.id.to_string()), said(path.as_deref()), folder.moment(sheet.sheet.added_at), said(sheet.added_by.as_deref())]);
        }
    }
    listed(folder, archive, "sheets", &["session", "file", "at", "who"], rows)
}

/// A short list, with how many rows it has.
fn listed(folder: &Folder<'_>, archive: &mut Archive<File>, key: &str, keys: &[&str], rows: Vec<Vec<Cell<'static>>>) -> Result<(), Error> {
    let mut list = archive.list(&folder.path(key, "csv"), folder.headings(keys), vec![folder.count(key)]).map_err(fault)?;
    for row in rows {
        list.row(row).map_err(fault)?;
    }
    list.finish().map_err(fault)
}

async fn certified(folder: &Folder<'_>, archive: &mut Archive<File>) -> Result<(), Error> {
    let keys = ["number", "registration", "issued", "told-at", "revoked", "because"];
    let counts = vec![folder.count("certificates").only(4, &[""])];
    let mut list = archive.list(&folder.path("certificates", "csv"), folder.headings(&keys), counts).map_err(fault)?;
    let mut after = None;
    loop {
        let rows = certificates(&folder.app.db, folder.shown.event.id, after).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id);
        for row in &rows {
            list.row(vec![
                words(row.number.as_str()),
                words(row.registration_id.to_string()),
                folder.moment(row.issued_at),
                folder.moment_or_nothing(row.told_at),
                folder.moment_or_nothing(row.revoked_at),
                said(row.revoked_because.as_deref()),
            ])
            .map_err(fault)?;
        }
    }
    list.finish().map_err(fault)
}

/// The figures of the evaluation; answers in words are not in it.
async fn evaluated(folder: &Folder<'_>, archive: &mut Archive<File>) -> Result<(), Error> {
    let Some(results) = evaluation_results(&folder.app.db, folder.shown.event.id).await? else { return Ok(()) };
    let original = folder.shown.event.language();
    let number = |count: usize| Cell::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let whole = |count: u64| Cell::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let mut rows = vec![
        vec![words(folder.word("audit-evaluation-asked")), Cell::Empty, whole(results.asked), Cell::Empty, Cell::Empty],
        vec![words(folder.word("audit-evaluation-answered")), Cell::Empty, whole(results.answered), Cell::Empty, Cell::Empty],
    ];
    for (question, tally) in &results.questions {
        let label = question.label.in_language(folder.language, original);
        // In hundredths; means of small scales are far from what an i64 holds.
        let mean = tally.mean.map_or(Cell::Empty, |mean| Cell::Decimal((mean * 100.0).round() as i64, 2));
        if tally.counts.is_empty() {
            rows.push(vec![words(label), Cell::Empty, Cell::Empty, number(tally.n), mean.clone()]);
        }
        for (value, count) in &tally.counts {
            let answer = question.options.get(usize::from(*value)).map_or_else(|| value.to_string(), |option| option.in_language(folder.language, original).to_owned());
            rows.push(vec![words(label), words(answer), number(*count), number(tally.n), mean.clone()]);
        }
    }
    let mut list = archive.list(&folder.path("evaluation", "csv"), folder.headings(&["question", "answer", "count", "answers", "mean"]), Vec::new()).map_err(fault)?;
    for row in rows {
        list.row(row).map_err(fault)?;
    }
    list.finish().map_err(fault)
}

/// Who changed what, and how it was before and after: a row for each field.
async fn changed(folder: &Folder<'_>, archive: &mut Archive<File>) -> Result<(), Error> {
    let keys = ["change", "at", "actor", "who", "action", "about", "number-of", "field", "before", "after"];
    let mut list = archive.list(&folder.path("changes", "csv"), folder.headings(&keys), vec![folder.count("changes").distinct(0)]).map_err(fault)?;
    let mut after = None;
    loop {
        let rows = changes(&folder.app.db, folder.shown.event.id, after).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id);
        let names = actors(&folder.app.db, rows.iter().filter_map(|row| row.actor_id)).await?;
        for row in &rows {
            let what = folder.word(&format!("desk-history-{}", row.action.replace(['.', '_'], "-")));
            let mut line = |field: Option<&str>, before: Cell<'static>, after: Cell<'static>| {
                list.row(vec![
                    words(row.id.to_string()),
                    folder.moment(row.at),
                    actor(folder, row.actor),
                    said(row.actor_id.and_then(|id| names.get(&id)).map(String::as_str)),
                    words(what.as_str()),
                    words(row.subject.as_str()),
                    id(row.subject_id),
                    said(field),
                    before,
                    after,
                ])
            };
            let fields: Vec<_> = row.details.as_object().into_iter().flatten().filter(|(_, pair)| pair.as_array().is_some_and(|pair| pair.len() == 2)).collect();
            if fields.is_empty() {
                line(None, Cell::Empty, Cell::Empty).map_err(fault)?;
            }
            for (field, pair) in fields {
                // Links that open something are nobody's proof.
                let (before, after) =
                    if matches!(field.as_str(), "join_url" | "secret_link") { (Cell::Empty, words(folder.word("desk-history-changed"))) } else { (json(&pair[0]), json(&pair[1])) };
                let label = folder.word(&format!("desk-label-{}", field.replace('_', "-")));
                line(Some(label.as_str()), before, after).map_err(fault)?;
            }
        }
    }
    list.finish().map_err(fault)
}

/// A value of the log as it was written.
fn json(value: &serde_json::Value) -> Cell<'static> {
    match value {
        serde_json::Value::Null => Cell::Empty,
        serde_json::Value::String(text) => words(text.as_str()),
        other => words(other.to_string()),
    }
}
