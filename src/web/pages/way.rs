//! How somebody came to a registration: by their personal link, or as the booker of a colleague. The pages are the same.

use axum::extract::FromRequestParts;
use axum::extract::Path;
use axum::http::request::Parts;
use uuid::Uuid;

use std::collections::HashMap;

use crate::actions::registration::holder::Holder;
use crate::error::Error;
use crate::keys::Token;
use crate::links;
use crate::queries::my_registration::{MyRegistration, my_registration};
use crate::web::Site;
use crate::web::errors::PageError;

/// A way in. Whatever is wrong with the link, there is no such page.
#[derive(Debug, Clone)]
pub struct Way {
    /// The path of the registration's page.
    pub base: String,
    /// The path of the booking it was reached by.
    pub booking: Option<String>,
    pub holder: Holder,
    pub token: Token,
}

impl Way {
    /// The registration this leads to.
    ///
    /// # Errors
    /// `NotFound`; the database's.
    pub async fn find(&self, site: &Site) -> Result<MyRegistration, Error> {
        let reader = site.app.db.reader();
        my_registration(reader, self.holder.find(reader).await?).await
    }
}

impl FromRequestParts<Site> for Way {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let Path(names) = Path::<HashMap<String, String>>::from_request_parts(parts, site).await.map_err(|_| Error::NotFound)?;
        let token = names.get("token").and_then(|token| Token::parse(token)).ok_or(Error::NotFound)?;
        let Some(registration) = names.get("registration") else {
            return Ok(Self { base: links::registration(token.as_str()), booking: None, holder: Holder::Participant(token.hash()), token });
        };
        let id = Uuid::try_parse(registration).map_err(|_| Error::NotFound)?;
        let booking = links::booking(token.as_str());
        Ok(Self { base: format!("{booking}/{id}"), booking: Some(booking), holder: Holder::Booker(token.hash(), id), token })
    }
}
