//! An organiser's phone with an authenticator app.

use belfry::entity::{login, organiser, second_step};
use belfry::keys::{Sealed, Token};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};

use super::{Page, TestApp, Visitor};

pub struct Phone(totp_rs::Totp);

impl Phone {
    /// Types in the key that the page shows.
    pub fn reads(page: &Page) -> Self {
        let words = page.all("#secret-words").join("").replace(' ', "");
        let secret = totp_rs::Secret::try_from_base32(&words).expect("a key in base32");
        Self(totp_rs::Builder::new().with_secret(secret).build().expect("a key that is long enough"))
    }

    /// What the app shows at that moment.
    pub fn shows(&self, at: Timestamp) -> String {
        self.0.generate(u64::try_from(at.as_second()).expect("after 1970")).to_string()
    }
}

impl Visitor {
    /// Sets up the second step from the page this visitor is led to, and gives phone and recovery codes.
    pub async fn sets_up_second_step(&self, app: &TestApp) -> (Phone, Vec<String>) {
        let page = self.opens("/desk/account/second-step").await.expect(200);
        let phone = Phone::reads(&page);
        let form = page.form("form#authenticator").with("code", &phone.shows(app.clock.now()));
        let codes = self.sends(&form).await.expect(200).all("#codes code");
        (phone, codes)
    }

    /// As if this visitor, signed in by link, had passed a second step of theirs; past the product, which never lets an
    /// administrator in without.
    pub async fn has_passed_second_step(&self, app: &TestApp) {
        let session = Token::parse(&self.cookie("__Host-session").expect("a session")).expect("a token");
        let found = login::Entity::find().filter(login::Column::TokenHash.eq(session.hash())).one(app.db.reader()).await;
        let organiser_id = found.expect("an answer").expect("a session").organiser_id;
        let steps = second_step::Entity::find().filter(second_step::Column::OrganiserId.eq(organiser_id)).count(app.db.reader()).await.expect("a number");
        let now = app.clock.now();
        let row = second_step::ActiveModel {
            id: Set(app.clock.id()),
            organiser_id: Set(organiser_id),
            secret: Set(app.keys.seal(Sealed::Authenticator, organiser_id.as_bytes(), &[7; 20])),
            last_step: Set(0),
            wrong: Set(0),
            blocked_until: Set(None),
            created_at: Set(now.into()),
        };
        app.db
            .write(move |transaction| {
                Box::pin(async move {
                    if steps == 0 {
                        second_step::Entity::insert(row).exec_without_returning(transaction).await?;
                    }
                    login::Entity::update_many()
                        .col_expr(login::Column::SecondStepAt, Expr::value(belfry::entity::Moment(now)))
                        .filter(login::Column::TokenHash.eq(session.hash()))
                        .exec(transaction)
                        .await?;
                    Ok(())
                })
            })
            .await
            .expect("a second step that is passed");
    }
}

/// The key of the organiser with that address.
pub async fn organiser_of(app: &TestApp, email: &str) -> organiser::Model {
    organiser::Entity::find().filter(organiser::Column::EmailKey.eq(email)).one(app.db.reader()).await.expect("an answer").expect("an organiser")
}
