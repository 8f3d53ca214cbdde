//! What an event's organiser decided about its certificates.

use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::certificate::{Signature, SignaturePicture};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate_settings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: Uuid,
    /// Who was there long enough gets one.
    pub gives: bool,
    /// They are mailed as soon as the attendance is closed.
    pub by_itself: bool,
    /// Empty: nobody signs.
    pub signer_name: String,
    pub signer_function: Option<String>,
    pub signature_file_id: Option<Uuid>,
    /// Of its picture, in pixels.
    pub signature_width: i32,
    pub signature_height: i32,
    pub version: i32,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Who signs; `None`: nobody.
    #[must_use]
    pub fn signature(&self) -> Option<Signature> {
        if self.signer_name.is_empty() && self.signature_file_id.is_none() {
            return None;
        }
        let picture = self.signature_file_id.map(|file_id| SignaturePicture { file_id, width: self.signature_width, height: self.signature_height });
        Some(Signature { name: self.signer_name.clone(), function: self.signer_function.clone(), picture })
    }
}
