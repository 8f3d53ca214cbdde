//! Certificates follow the attendance: who earned one has it, and what no longer holds is revoked. In the transaction of whatever
//! settled the attendance, under the event's lock.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::webhook::note;
use crate::app::App;
use crate::certificates::{Judged, Judgement, Settings, judge, settings};
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, certificate, event, programme, registration, registration_history};
use crate::error::Error;
use crate::roster::CHUNK;
use crate::rules::certificate::{CertificateFacts, Revoked, Standing};
use crate::rules::language::Language;
use crate::rules::webhook::EventType;

/// What settling changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settled {
    pub issued: usize,
    pub revoked: usize,
}

/// Issues and revokes. While a list is open what was issued stays: nothing was corrected yet. An event that gives none issues none;
/// what it issued before holds as long as the attendance does.
///
/// # Errors
/// The database's.
pub(in crate::actions) async fn settle(transaction: &DatabaseTransaction, app: &App, acting: Option<Acting>, event: &event::Model) -> Result<Settled, Error> {
    let judgement = judge(transaction, event).await?;
    let settings = settings(transaction, event).await?;
    let programme = match event.programme_id {
        Some(id) => programme::Entity::find_by_id(id).one(transaction).await?,
        None => None,
    };
    let mut revoked: Vec<(Uuid, Revoked)> = judgement.of_nobody.iter().map(|certificate| (certificate.id, Revoked::Registration)).collect();
    let mut issued = Vec::new();
    let before = if settings.by_itself { from_before(transaction, event.id).await? } else { HashSet::new() };
    for judged in &judgement.people {
        let Standing::Earned { minutes } = judged.standing else {
            revoked.extend(judged.certificate.as_ref().filter(|_| judged.standing != Standing::Open).map(|certificate| (certificate.id, Revoked::Attendance)));
            continue;
        };
        let facts = facts(app, event, programme.as_ref(), &settings, judged, minutes);
        if let Some(certificate) = &judged.certificate {
            match certificate.facts() {
                Ok(known) if known.proves_what(&facts) => continue,
                Ok(known) if known.full_name() != facts.full_name() => revoked.push((certificate.id, Revoked::Name)),
                _ => revoked.push((certificate.id, Revoked::Attendance)),
            }
        }
        if settings.gives {
            issued.push(row(app, judged, &facts, settings.by_itself && !before.contains(&judged.registration.id))?);
        }
    }
    let settled = Settled { issued: issued.len(), revoked: revoked.len() };
    revoke(transaction, app, &revoked).await?;
    tell_others(transaction, app, &judgement, &revoked, &issued).await?;
    for rows in issued.chunks(CHUNK) {
        certificate::Entity::insert_many(rows.to_vec()).exec_without_returning(transaction).await?;
    }
    if settled != Settled::default() {
        let mut noted = serde_json::Map::new();
        for (field, count) in [("certificates_issued", settled.issued), ("certificates_revoked", settled.revoked)] {
            if count > 0 {
                noted.insert(field.to_owned(), json!([null, count]));
            }
        }
        let actor = if acting.is_some() { ActorKind::Organiser } else { ActorKind::System };
        audit::record(transaction, &app.clock, actor, acting.as_ref(), "certificate.settle", Subject("event", event.id), noted.into()).await?;
    }
    Ok(settled)
}

/// Other systems hear of each certificate.
async fn tell_others(transaction: &DatabaseTransaction, app: &App, judgement: &Judgement, revoked: &[(Uuid, Revoked)], issued: &[certificate::ActiveModel]) -> Result<(), Error> {
    let known = judgement.of_nobody.iter().chain(judgement.people.iter().filter_map(|judged| judged.certificate.as_ref()));
    let known: HashMap<Uuid, &certificate::Model> = known.map(|certificate| (certificate.id, certificate)).collect();
    let gone: Vec<_> = revoked.iter().filter_map(|(id, _)| known.get(id)).map(|row| (row.id, row.registration_id, row.event_id)).collect();
    note::certificates(transaction, &app.clock, EventType::CertificateRevoked, &gone).await?;
    let new: Vec<_> = issued.iter().map(|row| (*row.id.as_ref(), *row.registration_id.as_ref(), *row.event_id.as_ref())).collect();
    note::certificates(transaction, &app.clock, EventType::CertificateIssued, &new).await
}

/// Registrations that came with a file of the time before: their certificates are mailed by a button, never by themselves.
async fn from_before(transaction: &DatabaseTransaction, event: Uuid) -> Result<HashSet<Uuid>, Error> {
    use registration::Column;
    let rows = registration::Entity::find().filter(Column::EventId.eq(event)).filter(Expr::exists(registration_history::came_with_a_file()));
    Ok(rows.select_only().column(Column::Id).into_tuple::<Uuid>().all(transaction).await?.into_iter().collect())
}

async fn revoke(transaction: &DatabaseTransaction, app: &App, revoked: &[(Uuid, Revoked)]) -> Result<(), Error> {
    use certificate::Column;
    for reason in [Revoked::Attendance, Revoked::Name, Revoked::Registration] {
        let these: Vec<Uuid> = revoked.iter().filter(|(_, because)| *because == reason).map(|(id, _)| *id).collect();
        for ids in these.chunks(CHUNK) {
            certificate::Entity::update_many()
                .col_expr(Column::RevokedAt, Expr::value(Moment(app.clock.now())))
                .col_expr(Column::RevokedBecause, Expr::value(reason.code()))
                .filter(Column::Id.is_in(ids.iter().copied()))
                .exec(transaction)
                .await?;
        }
    }
    Ok(())
}

fn facts(app: &App, event: &event::Model, programme: Option<&programme::Model>, settings: &Settings, judged: &Judged, minutes: i32) -> CertificateFacts {
    let registration = &judged.registration;
    let language = Language::parse(&registration.language).unwrap_or_default();
    let title = event.texts_for(language).title;
    CertificateFacts {
        first_name: registration.first_name.clone(),
        last_name: registration.last_name.clone(),
        language,
        title: title.text,
        title_language: title.language,
        sessions: judged.sessions.clone(),
        minutes,
        association: app.config.association_name.clone(),
        programme: programme.map(|programme| programme.name_in(language)),
        funder: programme.and_then(|programme| programme.funder.clone()),
        disclaimer: programme.map(|programme| programme.texts().disclaimer.in_language(language, programme.language()).to_owned()).unwrap_or_default(),
        signature: settings.signature.clone(),
    }
}

fn row(app: &App, judged: &Judged, facts: &CertificateFacts, by_itself: bool) -> Result<certificate::ActiveModel, Error> {
    Ok(certificate::ActiveModel {
        id: Set(app.clock.id()),
        registration_id: Set(judged.registration.id),
        event_id: Set(judged.registration.event_id),
        number: Set(app.keys.certificate_number()),
        facts: Set(serde_json::to_value(facts).map_err(|error| Error::Internal(error.into()))?),
        signature_file_id: Set(facts.signature.as_ref().and_then(|signature| signature.picture).map(|picture| picture.file_id)),
        issued_at: Set(app.clock.now().into()),
        by_itself: Set(by_itself),
        told_at: Set(None),
        revoked_at: Set(None),
        revoked_because: Set(None),
    })
}
