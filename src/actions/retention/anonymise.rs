//! Registrations become numbers: name, address and texts go; organisation, status, attendance, moments and whose they were stay, so
//! that every report says the same.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::traces::{self, Waiting};
use crate::app::App;
use crate::entity::{
    answer, asked_question, attendance, booking, certificate, evaluation_answer, evaluation_invitation, participation_needs, registration, registration_history,
    registration_price, registration_tag, typed_organisation, webhook_delivery,
};
use crate::error::Error;
use crate::rules::evaluation::Given;
use crate::rules::retention::{ERASED_ADDRESS, ERASED_TEXT, Erased, Kind};

/// What no link leads to.
pub(super) fn dead_token(app: &App) -> Vec<u8> {
    [app.clock.random_id().into_bytes(), app.clock.random_id().into_bytes()].concat()
}

/// These registrations, with all that belongs to them.
///
/// # Errors
/// The database's.
pub(super) async fn anonymise(transaction: &DatabaseTransaction, app: &App, rows: &[registration::Model], waiting: Waiting, erased: &mut Erased) -> Result<(), Error> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    for row in rows {
        let change = registration::ActiveModel {
            id: Unchanged(row.id),
            email: Set(ERASED_ADDRESS.to_owned()),
            first_name: Set(ERASED_TEXT.to_owned()),
            last_name: Set(ERASED_TEXT.to_owned()),
            name_folded: Set(String::new()),
            job_title: Set(None),
            remarks: Set(None),
            submission_hash: Set(None),
            token_hash: Set(dead_token(app)),
            ..Default::default()
        };
        registration::Entity::update_many().set(change).filter(registration::Column::Id.eq(row.id)).exec(transaction).await?;
    }
    erased.add(Kind::Registration, rows.len() as u64);
    belongings(transaction, &ids, erased).await?;
    certificates(transaction, &ids, erased).await?;
    evaluations(transaction, app, &ids, erased).await?;
    let asked = asked_question::Column::RegistrationId.is_in(ids.iter().copied());
    erased.add(Kind::Questions, questions(transaction, asked).await?);
    erased.add(Kind::Mails, traces::mails_of(transaction, &ids, waiting).await?);
    erased.add(Kind::History, traces::entries_of(transaction, &ids).await?);
    typed_organisations(transaction, app, rows).await
}

async fn belongings(transaction: &DatabaseTransaction, ids: &[Uuid], erased: &mut Erased) -> Result<(), Error> {
    let of = || ids.iter().copied();
    let needs = participation_needs::Entity::delete_many().filter(participation_needs::Column::RegistrationId.is_in(of()));
    erased.add(Kind::Needs, needs.exec(transaction).await?.rows_affected);
    // What was chosen names nobody; what was written may.
    let written = answer::Entity::delete_many().filter(answer::Column::RegistrationId.is_in(of())).filter(answer::Column::OptionId.is_null());
    erased.add(Kind::Answers, written.exec(transaction).await?.rows_affected);
    let tags = registration_tag::Entity::delete_many().filter(registration_tag::Column::RegistrationId.is_in(of()));
    erased.add(Kind::Notes, tags.exec(transaction).await?.rows_affected);
    let reasons = registration_history::Entity::update_many().col_expr(registration_history::Column::Reason, Expr::value(None::<String>));
    reasons.filter(registration_history::Column::RegistrationId.is_in(of())).filter(registration_history::Column::Reason.is_not_null()).exec(transaction).await?;
    let overruled = attendance::Entity::update_many().col_expr(attendance::Column::OverruleReason, Expr::value(Some(ERASED_TEXT)));
    overruled.filter(attendance::Column::RegistrationId.is_in(of())).filter(attendance::Column::OverruleReason.is_not_null()).exec(transaction).await?;
    // What was sent to other systems names nobody; how they answered may.
    let answers = webhook_delivery::Entity::update_many().col_expr(webhook_delivery::Column::Answer, Expr::value(None::<String>));
    answers.filter(webhook_delivery::Column::RegistrationId.is_in(of())).filter(webhook_delivery::Column::Answer.is_not_null()).exec(transaction).await?;
    let invoices = registration_price::ActiveModel {
        po_number: Set(None),
        invoice_organisation: Set(None),
        invoice_kbo: Set(None),
        invoice_address: Set(None),
        invoice_reference: Set(None),
        ..Default::default()
    };
    registration_price::Entity::update_many().set(invoices).filter(registration_price::Column::RegistrationId.is_in(of())).exec(transaction).await?;
    Ok(())
}

/// They stay valid and are counted; whose they are is not said any more.
async fn certificates(transaction: &DatabaseTransaction, ids: &[Uuid], erased: &mut Erased) -> Result<(), Error> {
    let rows = certificate::Entity::find().filter(certificate::Column::RegistrationId.is_in(ids.iter().copied())).all(transaction).await?;
    erased.add(Kind::Certificates, rows.len() as u64);
    for row in rows {
        let mut facts = row.facts;
        for name in ["first_name", "last_name"] {
            if let Some(field) = facts.get_mut(name) {
                *field = ERASED_TEXT.into();
            }
        }
        let change = certificate::ActiveModel { id: Unchanged(row.id), facts: Set(facts), ..Default::default() };
        certificate::Entity::update(change).exec(transaction).await?;
    }
    Ok(())
}

/// Answers that were signed lose the signature, and their words; figures stay. Links that were not used open nothing any more.
async fn evaluations(transaction: &DatabaseTransaction, app: &App, ids: &[Uuid], erased: &mut Erased) -> Result<(), Error> {
    let unused = evaluation_invitation::Entity::find()
        .filter(evaluation_invitation::Column::RegistrationId.is_in(ids.iter().copied()))
        .filter(evaluation_invitation::Column::Answered.eq(false))
        .select_only()
        .column(evaluation_invitation::Column::Id);
    for id in unused.into_tuple::<Uuid>().all(transaction).await? {
        let change = evaluation_invitation::ActiveModel { id: Unchanged(id), token_hash: Set(dead_token(app)), ..Default::default() };
        evaluation_invitation::Entity::update(change).exec(transaction).await?;
    }
    let rows = evaluation_answer::Entity::find().filter(evaluation_answer::Column::RegistrationId.is_in(ids.iter().copied())).all(transaction).await?;
    erased.add(Kind::Evaluations, rows.len() as u64);
    for row in rows {
        let mut answers = row.answers();
        for given in answers.0.values_mut() {
            if let Given::Words(words) = given {
                *words = ERASED_TEXT.to_owned();
            }
        }
        let answers = serde_json::to_value(&answers).map_err(|error| Error::Internal(error.into()))?;
        let change = evaluation_answer::ActiveModel { id: Unchanged(row.id), answers: Set(answers), registration_id: Set(None), ..Default::default() };
        evaluation_answer::Entity::update(change).exec(transaction).await?;
    }
    Ok(())
}

/// Questions that fit, without who asked and in which words; what stands on the event's page is the organiser's wording, and stays.
pub(super) async fn questions(transaction: &DatabaseTransaction, fitting: sea_orm::sea_query::SimpleExpr) -> Result<u64, Error> {
    let change = asked_question::ActiveModel {
        name: Set(ERASED_TEXT.to_owned()),
        email: Set(ERASED_ADDRESS.to_owned()),
        email_key: Set(ERASED_ADDRESS.to_owned()),
        organisation: Set(None),
        question: Set(ERASED_TEXT.to_owned()),
        search_text: Set(String::new()),
        organisation_folded: Set(String::new()),
        answer: Set(None),
        ..Default::default()
    };
    let open = asked_question::Column::EmailKey.ne(ERASED_ADDRESS);
    Ok(asked_question::Entity::update_many().set(change).filter(fitting).filter(open).exec(transaction).await?.rows_affected)
}

/// Bookings that fit, without their booker. Their link opens nothing any more.
pub(super) async fn bookings(transaction: &DatabaseTransaction, app: &App, fitting: sea_orm::sea_query::SimpleExpr) -> Result<u64, Error> {
    let found = booking::Entity::find().filter(fitting).filter(booking::Column::EmailKey.ne(ERASED_ADDRESS)).select_only().column(booking::Column::Id);
    let ids: Vec<Uuid> = found.into_tuple().all(transaction).await?;
    for id in &ids {
        let change = booking::ActiveModel {
            id: Unchanged(*id),
            first_name: Set(ERASED_TEXT.to_owned()),
            last_name: Set(ERASED_TEXT.to_owned()),
            email: Set(ERASED_ADDRESS.to_owned()),
            email_key: Set(ERASED_ADDRESS.to_owned()),
            known: Set(serde_json::json!([])),
            submission_hash: Set(None),
            token_hash: Set(dead_token(app)),
            ..Default::default()
        };
        booking::Entity::update_many().set(change).filter(booking::Column::Id.eq(*id)).exec(transaction).await?;
    }
    Ok(ids.len() as u64)
}

/// A name that was typed for an organisation stays as long as somebody who is known gave it; after that it may be a person's own,
/// and becomes a sign that means only: the same.
async fn typed_organisations(transaction: &DatabaseTransaction, app: &App, rows: &[registration::Model]) -> Result<(), Error> {
    use registration::Column;
    let typed: BTreeSet<&String> = rows.iter().filter(|row| row.organisation_id.is_none()).filter_map(|row| row.organisation_folded.as_ref()).collect();
    for folded in typed {
        let all = Column::OrganisationId.is_null().and(Column::OrganisationFolded.eq(folded.as_str()));
        let known: Option<Uuid> =
            registration::Entity::find().filter(all.clone()).filter(Column::Email.ne(ERASED_ADDRESS)).select_only().column(Column::Id).into_tuple().one(transaction).await?;
        if known.is_none() {
            let sign = app.clock.random_id().to_string();
            let unnamed =
                registration::Entity::update_many().col_expr(Column::OrganisationFolded, Expr::value(Some(sign))).col_expr(Column::OrganisationText, Expr::value(None::<String>));
            unnamed.filter(all).exec(transaction).await?;
            typed_organisation::Entity::delete_many().filter(typed_organisation::Column::NameFolded.eq(folded.as_str())).exec(transaction).await?;
        }
    }
    let known = rows.iter().filter(|row| row.organisation_id.is_some()).map(|row| row.id);
    let unnamed = registration::Entity::update_many().col_expr(Column::OrganisationText, Expr::value(None::<String>));
    unnamed.filter(Column::Id.is_in(known)).exec(transaction).await?;
    Ok(())
}
