//! What the pages of materials are about: an event or a programme, as the address says.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{id, value};
use crate::actions::material::Owner;
use crate::entity::Moment;
use crate::entity::event::EventStatus;
use crate::error::Error;
use crate::links;
use crate::queries::desk_event::desk_event;
use crate::queries::desk_programmes;
use crate::queries::material_list::{ListedMaterial, of_event, of_programme};
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;

/// From the address of a page of materials.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub owner: Owner,
    pub material: Option<Uuid>,
}

impl Place {
    /// The owner's own page.
    pub fn above(&self) -> String {
        match self.owner {
            Owner::Event(id) => links::desk_event(id),
            Owner::Programme(id) => links::desk_programme(id),
        }
    }

    /// The list of its materials.
    pub fn path(&self) -> String {
        format!("{}/materials", self.above())
    }

    pub fn id(&self) -> Uuid {
        match self.owner {
            Owner::Event(id) | Owner::Programme(id) => id,
        }
    }

    pub fn permission(&self) -> Permission {
        match self.owner {
            Owner::Event(_) => Permission::EditEvents,
            Owner::Programme(_) => Permission::EditProgrammes,
        }
    }
}

impl FromRequestParts<Site> for Place {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let Path(names) = Path::<HashMap<String, String>>::from_request_parts(parts, site).await.map_err(|_| Error::NotFound)?;
        let owner = match (names.get("event"), names.get("programme")) {
            (Some(event), _) => Owner::Event(id(event)?),
            (None, Some(programme)) => Owner::Programme(id(programme)?),
            (None, None) => return Err(Error::NotFound.into()),
        };
        Ok(Self { owner, material: names.get("material").map(|material| id(material)).transpose()? })
    }
}

/// The owner with its materials.
pub struct Shown {
    pub title: String,
    /// Code of the title's language.
    pub language: String,
    /// In which moments are typed and shown.
    pub zone: String,
    /// Its page is public.
    pub public: bool,
    pub ends_at: Option<Moment>,
    pub materials: Vec<ListedMaterial>,
}

impl Shown {
    /// # Errors
    /// `NotFound`; the database's.
    pub async fn of(site: &Site, place: &Place) -> Result<Self, Error> {
        let (db, zone) = (&site.app.db, &site.app.config.time_zone);
        match place.owner {
            Owner::Event(id) => {
                let shown = desk_event(db, id).await?;
                let zone = shown.zone(zone).to_owned();
                let public = shown.event.status == EventStatus::Published;
                Ok(Self { zone, public, ends_at: shown.event.ends_at, language: shown.event.language, title: shown.event.title, materials: of_event(db, id).await? })
            }
            Owner::Programme(id) => {
                let programme = desk_programmes::one(db, id).await?;
                let materials = of_programme(db, id).await?;
                Ok(Self { zone: zone.clone(), public: true, ends_at: None, language: programme.language, title: programme.name, materials })
            }
        }
    }

    /// What every page of materials says of its owner.
    pub fn value(&self, place: &Place) -> Value {
        context! {
            title => self.title.as_str(),
            language => self.language.as_str(),
            above => place.above(),
            path => place.path(),
            is_event => place.owner.event_id().is_some(),
            public => self.public,
            steps => value([("href", place.above()), ("label", self.title.clone())].into_iter().collect::<std::collections::BTreeMap<_, _>>()),
        }
    }
}
