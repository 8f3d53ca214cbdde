//! An organisation of the register.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::stored;
use crate::entity::organisation;

/// A local authority or other body.
#[derive(Debug, Serialize, ToSchema)]
pub struct Organisation {
    pub id: Uuid,
    /// As the register words it: `Gemeente`, `OCMW`, `Politiezone` …
    pub kind: String,
    pub name: String,
    /// Kind and name, as people say it.
    pub full_name: String,
    pub name_fr: Option<String>,
    pub legal_name: String,
    /// Ten digits.
    pub kbo_number: Option<String>,
    /// Of its territory: a municipality and its OCMW share it.
    pub nis_code: Option<String>,
    pub ovo_code: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub region: Option<String>,
    pub province: Option<String>,
    pub reference_region: Option<String>,
    pub website: Option<String>,
    /// First day; `null`: before the register began.
    #[schema(format = "date")]
    pub valid_from: Option<String>,
    /// First day on which it no longer existed.
    #[schema(format = "date")]
    pub valid_until: Option<String>,
    pub active: bool,
    /// Of the association.
    pub member: bool,
    /// Who took over after a merger.
    pub successor_id: Option<Uuid>,
    #[schema(format = "date-time")]
    pub updated_at: String,
}

/// A page of organisations.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationPage {
    pub data: Vec<Organisation>,
    /// For the next page; `null` at the end.
    pub next_cursor: Option<String>,
}

impl Organisation {
    #[must_use]
    pub fn of(row: organisation::Model, zone: &str) -> Self {
        Self {
            full_name: row.full_name(),
            id: row.id,
            kind: row.kind,
            name: row.name,
            name_fr: row.name_fr,
            legal_name: row.legal_name,
            kbo_number: row.kbo_number,
            nis_code: row.nis_code,
            ovo_code: row.ovo_code,
            postal_code: row.postal_code,
            city: row.city,
            region: row.region,
            province: row.province,
            reference_region: row.reference_region,
            website: row.website,
            valid_from: row.valid_from.map(|day| day.to_string()),
            valid_until: row.valid_until.map(|day| day.to_string()),
            active: row.active,
            member: row.member,
            successor_id: row.successor_id,
            updated_at: stored(row.updated_at, zone),
        }
    }
}
