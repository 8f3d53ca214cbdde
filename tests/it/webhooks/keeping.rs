//! What is kept of deliveries, and how long.

use belfry::actions::retention::erase::erase;
use belfry::actions::webhook::forget::forget;
use belfry::entity::registration;
use jiff::SignedDuration;
use sea_orm::EntityTrait as _;

use super::{Act, Receiver, acting, adds, admin, deliver, deliveries, delivery, endpoint, registers, start};

#[tokio::test]
async fn the_log_is_kept_thirty_days() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let told = adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    let form = ann.opens(&format!("{}/secret", told.path)).await.form("form#rotate");
    ann.sends(&form).await.expect(200);
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    deliver(&app).await;
    app.wait(SignedDuration::from_hours(29 * 24));
    registers(&app, &event.slug, "els@voorbeeldstad.example").await;
    assert_eq!(forget(&app).await.expect("forgotten"), 0);
    assert_eq!(endpoint(&app, told.id).await.previous_secret, None, "what signs no more is kept no more");
    app.wait(SignedDuration::from_hours(25));
    assert_eq!(forget(&app).await.expect("forgotten"), 1);
    assert_eq!(deliveries(&app).await.len(), 1);
}

#[tokio::test]
async fn of_somebody_who_is_erased_no_answer_is_kept() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    receiver.does(|_| Act::Answers(200, "x-by: crm".to_owned(), "Welkom, Lieselot Vandecasteele".to_owned()));
    let event = app.event().create().await;
    let id = registers(&app, &event.slug, "lieselot@voorbeeldstad.example").await;
    app.deliver_mail().await;
    deliver(&app).await;
    assert_eq!(delivery(&app).await.answer.as_deref(), Some("Welkom, Lieselot Vandecasteele"));
    let person = registration::Entity::find_by_id(id).one(app.db.reader()).await.expect("rows").expect("a registration").person_id;
    erase(&app, acting(), person).await.expect("erased");
    app.deliver_mail().await;
    belfry::actions::retention::finish::finish_all(&app).await.expect("finished");
    assert!(deliveries(&app).await.iter().all(|row| row.answer.is_none()));
}

#[tokio::test]
async fn a_secret_is_kept_sealed_and_a_removed_endpoint_leaves_none() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let told = adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    let row = endpoint(&app, told.id).await;
    let shown = {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.decode(told.secret.strip_prefix("whsec_").expect("a secret")).expect("base64")
    };
    let sealed = row.secret.expect("a secret");
    assert!(!sealed.windows(shown.len()).any(|part| part == shown));
    let event = app.event().create().await;
    registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    let form = ann.opens(&format!("{}/remove", told.path)).await.expect(200).form("form#remove");
    ann.sends(&form).await.expect(303);
    let row = endpoint(&app, told.id).await;
    assert!(row.secret.is_none() && row.removed_at.is_some() && !row.active);
    assert!(deliveries(&app).await.is_empty());
    assert_eq!(deliver(&app).await, 0);
    assert_eq!(ann.get(&told.path).await.status, 404);
    assert!(ann.opens("/desk/webhooks").await.shows("Nog geen ander systeem krijgt berichten."));
    // What is written at that moment by somebody who still saw it goes nowhere.
    registers(&app, &event.slug, "els@voorbeeldstad.example").await;
    assert_eq!((deliver(&app).await, receiver.connections()), (0, 0));
}
