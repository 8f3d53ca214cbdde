//! Somebody of whom no registration is known any more becomes a number, with all that was kept of them as such.

use std::collections::BTreeSet;

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::anonymise::{bookings, dead_token, questions};
use super::traces::{self, Waiting};
use crate::app::App;
use crate::entity::{
    asked_question, attendance_name, booking, calendar_feed, erasure, invitee, mailing_address, my_link, person, person_address, person_note, person_word, planned_invitee,
    registration, undeliverable_address,
};
use crate::error::Error;
use crate::rules::names::EmailAddress;
use crate::rules::retention::{ERASED_ADDRESS, ERASED_TEXT, Erased, Kind};

/// Those of these people of whom nothing but numbers is left.
///
/// # Errors
/// The database's.
pub(super) async fn settle(transaction: &DatabaseTransaction, app: &App, people: BTreeSet<Uuid>, erased: &mut Erased) -> Result<(), Error> {
    use registration::Column;
    let known = registration::Entity::find().filter(Column::PersonId.is_in(people.iter().copied())).filter(Column::Email.ne(ERASED_ADDRESS)).select_only().column(Column::PersonId);
    let known: BTreeSet<Uuid> = known.distinct().into_tuple().all(transaction).await?.into_iter().collect();
    for row in person::Entity::find().filter(person::Column::Id.is_in(people.difference(&known).copied())).all(transaction).await? {
        anonymise_person(transaction, app, row, &[], Waiting::Blank, erased).await?;
    }
    Ok(())
}

/// `more`: further addresses under which they were known.
///
/// # Errors
/// The database's.
pub(super) async fn anonymise_person(
    transaction: &DatabaseTransaction,
    app: &App,
    row: person::Model,
    more: &[String],
    waiting: Waiting,
    erased: &mut Erased,
) -> Result<(), Error> {
    let id = row.id;
    let others = person_address::Entity::find().filter(person_address::Column::PersonId.eq(id)).all(transaction).await?;
    let mut keys: BTreeSet<String> = others.into_iter().map(|other| other.email_key).chain(more.iter().cloned()).collect();
    keys.insert(row.email_key);
    let sign = format!("{id}@erased.invalid");
    let change = person::ActiveModel {
        id: Unchanged(id),
        email_key: Set(sign.clone()),
        email: Set(sign),
        first_name: Set(ERASED_TEXT.to_owned()),
        last_name: Set(ERASED_TEXT.to_owned()),
        name_folded: Set(String::new()),
        last_folded: Set(String::new()),
        match_key: Set(None),
        organisation_id: Set(None),
        organisation_text: Set(None),
        organisation_from: Set(None),
        version: Set(row.version + 1),
        ..Default::default()
    };
    person::Entity::update(change).exec(transaction).await?;
    person_address::Entity::delete_many().filter(person_address::Column::PersonId.eq(id)).exec(transaction).await?;
    erased.add(Kind::Notes, person_note::Entity::delete_many().filter(person_note::Column::PersonId.eq(id)).exec(transaction).await?.rows_affected);
    person_word::Entity::delete_many().filter(person_word::Column::PersonId.eq(id)).exec(transaction).await?;
    my_link::Entity::delete_many().filter(my_link::Column::PersonId.eq(id)).exec(transaction).await?;
    calendar_feed::Entity::delete_many().filter(calendar_feed::Column::PersonId.eq(id)).exec(transaction).await?;
    attendance_name::Entity::delete_many().filter(attendance_name::Column::PersonId.eq(id)).exec(transaction).await?;
    erased.add(Kind::History, traces::entries_of(transaction, &[id]).await?);
    // What they asked for by their own link is done with that.
    let done = erasure::ActiveModel { finished_at: Set(Some(app.clock.now().into())), ..Default::default() };
    let open = erasure::Entity::update_many().set(done).filter(erasure::Column::PersonId.eq(id));
    open.filter(erasure::Column::FinishedAt.is_null()).filter(erasure::Column::DecidedAt.is_null()).exec(transaction).await?;
    addresses(transaction, app, &keys, waiting, erased).await
}

/// What hangs on an address and on no registration.
async fn addresses(transaction: &DatabaseTransaction, app: &App, keys: &BTreeSet<String>, waiting: Waiting, erased: &mut Erased) -> Result<(), Error> {
    let of = || keys.iter().cloned();
    mailing_address::Entity::delete_many().filter(mailing_address::Column::EmailKey.is_in(of())).exec(transaction).await?;
    undeliverable_address::Entity::delete_many().filter(undeliverable_address::Column::Address.is_in(of())).exec(transaction).await?;
    let planned = planned_invitee::Entity::delete_many().filter(planned_invitee::Column::EmailKey.is_in(of())).exec(transaction).await?.rows_affected;
    erased.add(Kind::Invitees, planned + invitees(transaction, app, invitee::Column::EmailKey.is_in(of())).await?);
    erased.add(Kind::Questions, questions(transaction, asked_question::Column::EmailKey.is_in(of())).await?);
    erased.add(Kind::Registration, bookings(transaction, app, booking::Column::EmailKey.is_in(of())).await?);
    let mailboxes: BTreeSet<String> = keys.iter().filter_map(|key| EmailAddress::stored(key).ok()).map(|address| address.mailbox()).collect();
    erased.add(Kind::OtherMails, traces::mails_to(transaction, mailboxes, waiting).await?);
    Ok(())
}

/// Invitees that fit stay as numbers.
pub(super) async fn invitees(transaction: &DatabaseTransaction, app: &App, fitting: sea_orm::sea_query::SimpleExpr) -> Result<u64, Error> {
    let open = invitee::Column::Email.ne(ERASED_ADDRESS);
    let ids: Vec<Uuid> = invitee::Entity::find().filter(fitting).filter(open).select_only().column(invitee::Column::Id).into_tuple().all(transaction).await?;
    for id in &ids {
        let change = invitee::ActiveModel {
            id: Unchanged(*id),
            email: Set(ERASED_ADDRESS.to_owned()),
            email_key: Set(format!("{id}@erased.invalid")),
            first_name: Set(None),
            last_name: Set(None),
            token_hash: Set(dead_token(app)),
            ..Default::default()
        };
        invitee::Entity::update_many().set(change).filter(invitee::Column::Id.eq(*id)).exec(transaction).await?;
    }
    Ok(ids.len() as u64)
}
