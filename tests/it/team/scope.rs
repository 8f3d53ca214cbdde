//! What an organiser of chosen programmes sees and makes.

use belfry::actions::organiser::digest::post_digests;
use belfry::entity::{event, event_follower};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};

use super::{belongs_to, furnished, organiser_id, programme_named, sees_only, somebody};
use crate::support::{TestApp, Visitor};

const LUC: &str = "luc@ledenkoepel.example";

async fn luc(app: &TestApp, programmes: &[uuid::Uuid]) -> Visitor {
    let luc = somebody(app, LUC, "organiser").await;
    sees_only(app, LUC, programmes).await;
    luc
}

#[tokio::test]
async fn a_new_event_belongs_to_one_of_ones_programmes() {
    let app = TestApp::start().await;
    let (own, other) = (programme_named(&app, "Eigen reeks").await, programme_named(&app, "Andere reeks").await);
    let luc = luc(&app, &[own]).await;
    let form = luc.get("/desk/events/new").await.expect(200).form("form#event");
    let form = form.with_all(&[("title", "Nieuwe webinar"), ("kind", "webinar"), ("format", "online")]);
    for (programme, words) in [(other.to_string(), "Kies iets uit de lijst"), (String::new(), "Kies een van je programma")] {
        let refused = luc.sends(&form.clone().with("programme", &programme)).await.expect(422);
        assert!(refused.shows(words), "{}", refused.words());
        assert!(!refused.shows("Andere reeks"));
    }
    luc.sends(&form.with("programme", &own.to_string())).await.expect(303);
    assert_eq!(event::Entity::find().filter(event::Column::ProgrammeId.eq(own)).count(app.db.reader()).await.expect("a count"), 1);
}

#[tokio::test]
async fn an_event_is_not_moved_out_of_ones_own_sight() {
    let app = TestApp::start().await;
    let (own, other) = (programme_named(&app, "Eigen reeks").await, programme_named(&app, "Andere reeks").await);
    let luc = luc(&app, &[own]).await;
    let of = furnished(&app, "Kanarie", Some(own)).await;
    let form = luc.get(&format!("/desk/events/{}/edit/basics", of.event.id)).await.expect(200).form("form#event");
    luc.sends(&form.clone().with("programme", &other.to_string())).await.expect(422);
    luc.sends(&form.with("programme", "")).await.expect(422);
}

#[tokio::test]
async fn an_organisers_calendar_holds_their_events_only() {
    let app = TestApp::start().await;
    let (own, other) = (programme_named(&app, "Eigen reeks").await, programme_named(&app, "Andere reeks").await);
    let luc = luc(&app, &[own]).await;
    furnished(&app, "Kanarie", Some(own)).await;
    furnished(&app, "Spreeuw", Some(other)).await;
    furnished(&app, "Merel", None).await;
    let page = luc.get("/desk/calendar").await.expect(200);
    let opened = luc.sends(&page.form("form[action$=open]")).await;
    let page = luc.follows(opened).await.expect(200);
    let address = page.attributes("input#calendar-address", "value").remove(0);
    let calendar = app.visitor().get(&address).await.expect(200).source();
    assert!(calendar.contains("Kanarie"), "{calendar}");
    assert!(!calendar.contains("Spreeuw") && !calendar.contains("Merel"));
    sees_only(&app, LUC, &[]).await;
    assert!(!app.visitor().get(&address).await.expect(200).source().contains("Kanarie"));
}

#[tokio::test]
async fn who_does_not_see_an_event_any_more_hears_nothing_of_it() {
    let app = TestApp::start().await;
    let (own, other) = (programme_named(&app, "Eigen reeks").await, programme_named(&app, "Andere reeks").await);
    let luc = luc(&app, &[own]).await;
    let of = furnished(&app, "Kanarie", Some(own)).await;
    let form = luc.get(&format!("/desk/events/{}/follow", of.event.id)).await.expect(200).form("form#follow").with("following", "each");
    luc.sends(&form).await.expect(303);
    app.deliver_mail().await;
    app.visitor().registers_for(&of.event.slug, "an@gemeente.example").await;
    assert!(app.deliver_mail().await.iter().any(|mail| mail.to.contains(LUC)), "hears of who comes");
    // The event goes to another programme.
    belongs_to(&app, &of.event, other).await;
    app.visitor().registers_for(&of.event.slug, "bo@gemeente.example").await;
    app.wait(jiff::SignedDuration::from_hours(24));
    post_digests(&app).await.expect("digests");
    assert!(app.deliver_mail().await.iter().all(|mail| !mail.to.contains(LUC)), "hears nothing more");
}

#[tokio::test]
async fn all_failed_mails_are_tried_again_but_those_of_others() {
    let app = TestApp::start().await;
    let (own, other) = (programme_named(&app, "Eigen reeks").await, programme_named(&app, "Andere reeks").await);
    let luc = luc(&app, &[own]).await;
    let (mine, theirs) = (furnished(&app, "Kanarie", Some(own)).await, furnished(&app, "Spreeuw", Some(other)).await);
    app.visitor().registers_for(&mine.event.slug, "bo@gemeente.example").await;
    app.database().execute("UPDATE outbox SET state = 'failed', last_error = '550 no'").await;
    let start = luc.get("/desk").await;
    assert!(start.shows("2 mails"), "{}", start.words());
    let page = luc.get("/desk/mail").await.expect(200);
    luc.sends(&page.form("form[action$=try-all-again]")).await.expect(303);
    let state = async |mail| belfry::entity::outbox::Entity::find_by_id(mail).one(app.db.reader()).await.expect("an answer").expect("a mail").state;
    assert_eq!(state(mine.mail).await, belfry::entity::outbox::OutboxState::Queued);
    assert_eq!(state(theirs.mail).await, belfry::entity::outbox::OutboxState::Failed);
}

#[tokio::test]
async fn taking_a_programme_away_ends_following_there() {
    let app = TestApp::start().await;
    let admin = somebody(&app, "admin@ledenkoepel.example", "admin").await;
    let (own, other) = (programme_named(&app, "Eigen reeks").await, programme_named(&app, "Andere reeks").await);
    let luc = luc(&app, &[own, other]).await;
    let (mine, theirs) = (furnished(&app, "Kanarie", Some(own)).await, furnished(&app, "Spreeuw", Some(other)).await);
    for of in [&mine, &theirs] {
        let form = luc.get(&format!("/desk/events/{}/follow", of.event.id)).await.expect(200).form("form#follow").with("following", "each");
        luc.sends(&form).await.expect(303);
    }
    let page = admin.get(&format!("/desk/team/{}", organiser_id(&app, LUC).await)).await.expect(200);
    let form = page.form("form#member").without("programmes").and("programmes", &own.to_string());
    admin.sends(&form).await.expect(303);
    let followed: Vec<_> = event_follower::Entity::find().all(app.db.reader()).await.expect("followers").into_iter().map(|row| row.event_id).collect();
    assert_eq!(followed, [mine.event.id]);
    let each = async |id| event::Entity::find_by_id(id).one(app.db.reader()).await.expect("an answer").expect("an event").followed_each;
    assert!(each(mine.event.id).await && !each(theirs.event.id).await);
    luc.get(&format!("/desk/events/{}", theirs.event.id)).await.expect(404);
}

#[tokio::test]
async fn who_has_no_programme_yet_is_told_whom_to_ask() {
    let app = TestApp::start().await;
    let own = programme_named(&app, "Eigen reeks").await;
    let luc = luc(&app, &[]).await;
    let page = luc.get("/desk").await.expect(200);
    assert!(page.has("#no-programme") && page.shows("Vraag aan een beheerder"), "{}", page.words());
    assert!(page.link("/desk/events/new").is_none(), "nothing to begin with");
    sees_only(&app, LUC, &[own]).await;
    let page = luc.get("/desk").await.expect(200);
    assert!(!page.has("#no-programme") && page.link("/desk/events/new").is_some());
}

/// Buttons that concern all events are not offered to who would be refused; the pages say whom to ask.
#[tokio::test]
async fn what_reaches_beyond_ones_programmes_is_not_offered() {
    let app = TestApp::start().await;
    let admin = somebody(&app, "admin@ledenkoepel.example", "admin").await;
    let (own, other) = (programme_named(&app, "Eigen reeks").await, programme_named(&app, "Andere reeks").await);
    let luc = luc(&app, &[own]).await;
    let (mine, theirs) = (furnished(&app, "Kanarie", Some(own)).await, furnished(&app, "Spreeuw", Some(other)).await);
    for address in ["an@gemeente.example", "an.peeters@gemeente.example"] {
        app.visitor().registers_for(&mine.event.slug, address).await;
    }
    let alike = luc.get("/desk/people/alike").await.expect(200);
    assert!(!alike.has("form[action='/desk/people/apart']"));
    assert!(admin.get("/desk/people/alike").await.has("form[action='/desk/people/apart']"));
    let typed = luc.get("/desk/organisations").await.expect(200);
    assert!(typed.shows("Een beheerder") && !typed.has("a[href*=recognise]"), "{}", typed.words());
    assert!(admin.get("/desk/organisations").await.has("a[href*=recognise]"));
    let merge = alike.attributes("a[href*='/merge?with=']", "href").remove(0);
    assert!(luc.get(&merge).await.expect(200).has("form#merge"), "both are theirs");
    app.visitor().registers_for(&theirs.event.slug, "an@gemeente.example").await;
    let page = luc.get(&merge).await.expect(200);
    assert!(page.has("#beyond") && page.try_form("form#merge").is_none(), "{}", page.words());
    assert!(admin.get(&merge).await.expect(200).has("form#merge"));
}
