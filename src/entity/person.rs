//! One human being, identified by mail address.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{QuerySelect, QueryTrait};

use super::moment::Moment;
use super::person_address;
use crate::rules::names::EmailAddress;
use crate::rules::places::Share;
use crate::rules::search_text::fold;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "persons")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `EmailAddress::key`.
    pub email_key: String,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    /// Folded "first last" and folded last name, for searching.
    pub name_folded: String,
    pub last_folded: String,
    /// Name and organisation when the person was met first: two people who have the same may be one. `None`: no
    /// organisation was given, or an organiser said that this person is nobody else.
    pub match_key: Option<String>,
    /// Where the person works, as an organiser corrected it: of the register, or in words.
    pub organisation_id: Option<Uuid>,
    pub organisation_text: Option<String>,
    /// `Share::key` of what was corrected: who gives it again means the corrected one.
    pub organisation_from: Option<String>,
    pub language: String,
    pub version: i32,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The person with this address, also when it is one of their others.
    #[must_use]
    pub fn of_address(email_key: &str) -> sea_orm::Select<Self> {
        let other = person_address::Entity::find().filter(person_address::Column::EmailKey.eq(email_key)).select_only().column(person_address::Column::PersonId);
        Self::find().filter(Column::EmailKey.eq(email_key).or(Column::Id.in_subquery(other.into_query())))
    }
}

impl Entity {
    /// People who registered last for one of these organisations and said there that they want to hear of later events.
    #[must_use]
    pub fn to_inform(organisations: &[Uuid]) -> sea_orm::Select<Self> {
        use super::registration;
        let elsewhere = "NOT EXISTS (SELECT 1 FROM registrations later WHERE later.person_id = registrations.person_id \
            AND later.created_at > registrations.created_at AND later.organisation_id <> registrations.organisation_id)";
        let theirs = registration::Entity::find()
            .filter(registration::Column::OrganisationId.is_in(organisations.iter().copied()))
            .filter(registration::Column::InformedConsentAt.is_not_null())
            .filter(sea_orm::sea_query::Expr::cust(elsewhere))
            .select_only()
            .column(registration::Column::PersonId);
        Self::find().filter(Column::Id.in_subquery(theirs.into_query()))
    }
}

impl Model {
    /// Somebody who is met for the first time, with the organisation they gave then.
    #[must_use]
    pub fn new(id: Uuid, email: &EmailAddress, (first_name, last_name): (&str, &str), language: &str, organisation: &Share, created_at: Moment) -> Self {
        let name_folded = fold(&format!("{first_name} {last_name}"));
        Self {
            id,
            email_key: email.key(),
            email: email.as_str().to_owned(),
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            match_key: match_key(&name_folded, organisation),
            name_folded,
            last_folded: fold(last_name),
            organisation_id: None,
            organisation_text: None,
            organisation_from: None,
            language: language.to_owned(),
            version: 0,
            created_at,
        }
    }

    /// They were erased, or their time was over: a number is left.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        self.email_key.ends_with("@erased.invalid")
    }

    /// Where an organiser said that they work.
    #[must_use]
    pub fn corrected_share(&self) -> Option<Share> {
        match (self.organisation_id, self.organisation_text.as_deref()) {
            (Some(id), _) => Some(Share::Known(id)),
            (None, Some(name)) => Some(Share::Named(fold(name))),
            (None, None) => None,
        }
    }
}

/// What two rows of one human being have in common; `None` without an organisation.
#[must_use]
pub fn match_key(name_folded: &str, organisation: &Share) -> Option<String> {
    let organisation = organisation.key();
    (!organisation.is_empty()).then(|| format!("{name_folded}|{organisation}"))
}
