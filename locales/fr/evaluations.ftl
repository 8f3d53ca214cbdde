# Évaluations : ce que lisent les participants.
evaluation-title = Comment était-ce ?
evaluation-lead = Vous étiez là. Dites-nous comment c’était : cela prend quelques minutes. Vous pouvez répondre jusqu’au { $moment } inclus.
evaluation-anonymous = Vos réponses sont anonymes.
evaluation-anonymous-promise = Personne ne voit qui a répondu quoi, pas même un administrateur qui a accès à la base de données. Attention à ce que vous écrivez : un nom ou un exemple peut vous trahir.
evaluation-anonymous-more = Comment nous faisons
evaluation-anonymous-how = Nous les conservons scellées, sans nom, langue ni heure. Nous ne les ouvrons qu’avec celles d’autres personnes, au moins { $fewest } à la fois et mélangées. S’il y en a moins de { $fewest } au total, nous les effaçons sans les lire. Nous notons seulement que vous avez répondu, pour ne pas vous envoyer de rappel.
evaluation-named = Vos réponses ne sont pas anonymes.
evaluation-named-how = L’organisateur voit votre nom à côté de vos réponses.
evaluation-no-answer = Pas de réponse
evaluation-send = Envoyer les réponses
evaluation-thanks-title = Merci
evaluation-thanks = Vos réponses sont envoyées.
evaluation-thanks-more = Nous les utilisons pour faire mieux la prochaine fois.
evaluation-thanks-anonymous = Vous répondez une seule fois. Comme vos réponses sont anonymes, nous ne pouvons pas les retrouver, ni donc les modifier.
evaluation-thanks-named = Vous répondez une seule fois. Vous voulez ajouter quelque chose ? Dites-le à l’organisateur.
evaluation-to-event = Vers la page de l’activité
evaluation-closed = Cette évaluation est close. Il n’est plus possible de répondre.
evaluation-waits = Vous étiez là. Dites-nous comment c’était.
evaluation-to-form = Remplir l’évaluation
field-evaluation-empty = Répondez au moins à une question.

# Courriels.
mail-evaluation-subject = Comment était-ce ? { $title }
mail-evaluation-heading = Comment était-ce ?
mail-evaluation-lead = Merci d’avoir participé à « { $title } ». Nous aimerions savoir ce que vous en avez pensé.
mail-evaluation-again-subject = Petit rappel : comment était-ce ? { $title }
mail-evaluation-again-heading = Vous nous dites comment c’était ?
mail-evaluation-again-lead = Nous n’avons pas encore votre réponse au sujet de « { $title } ». C’est le seul rappel que vous recevez.
mail-evaluation-ask = Voulez-vous répondre à quelques questions ? Cela prend quelques minutes, et vos réponses sont anonymes.
mail-evaluation-ask-named = Voulez-vous répondre à quelques questions ? Cela prend quelques minutes. L’organisateur voit votre nom à côté de vos réponses.
mail-evaluation-button = Remplir l’évaluation
mail-evaluation-until = Vous pouvez répondre jusqu’au { $moment } inclus. Le lien est personnel et fonctionne une fois.
desk-letter-evaluation = Comment était-ce ?

# Gestion : d’une activité.
evaluation-section = Évaluation
evaluation-set-up = Configurer l’évaluation
evaluation-results = Résultats
evaluation-preview = Voir comme un participant
evaluation-preview-lead = Voici les questions comme un participant les voit. Ce que vous remplissez ici n’est pas envoyé.
evaluation-desk-lead = Les personnes présentes reçoivent ensuite un lien personnel vers ces questions : dans le courriel de remerciement s’il y en a un, sinon dans un courriel à part.
evaluation-terms = Réglages
evaluation-none-yet = Cette activité n’est pas encore évaluée.
evaluation-no-templates = Il n’y a pas encore de questionnaires. Reprenez-en qui sont prêts, ou créez-en un.
evaluation-choose = Choisissez un questionnaire
evaluation-keep-questions = Garder les questions telles quelles
evaluation-help-template = Les questions sont copiées. Vous les adaptez ensuite ici pour cette activité.
evaluation-help-replace = Si vous choisissez un autre questionnaire, il remplace les questions ci-dessous.
evaluation-promise-yes = Anonyme : personne ne voit qui a répondu quoi
evaluation-promise-no = Avec nom : l’organisateur voit qui a répondu quoi
evaluation-promise-stays = Cela reste ainsi : c’est promis à ceux qui ont reçu le lien.
evaluation-help-anonymous = Les réponses anonymes sont scellées et ouvertes par { $fewest } au moins. Vous ne voyez donc rien au début, et jamais rien s’il y a moins de { $fewest } réponses. Pour un petit groupe, choisissez plutôt « avec nom ».
evaluation-help-open-days = Nombre de jours pour répondre, à partir du jour où part le premier lien.
evaluation-help-remind = Après ce nombre de jours, ceux qui n’ont pas répondu reçoivent un seul rappel. Laissez vide pour ne pas en envoyer.
evaluation-is-ahead = Les liens partent après la dernière session, dès que toutes les présences sont clôturées.
evaluation-awaits-lists = Les liens attendent : clôturez d’abord les présences de toutes les sessions.
evaluation-needs-questions = Il n’y a pas encore de questions. Ajoutez-en ou choisissez un questionnaire : sans questions, aucun lien ne part.
evaluation-missed = Les présences ont été clôturées trop tard : plus aucun lien ne part.
evaluation-is-open = Les participants peuvent répondre jusqu’au { $moment } inclus.
evaluation-is-open-more = Les liens sont partis.
evaluation-is-closed = Close. Les participants pouvaient répondre jusqu’au { $moment } inclus.
evaluation-questions = Questions
evaluation-only-words = Les liens sont partis : vous pouvez encore corriger un mot, mais plus ajouter, supprimer ou déplacer des questions ou des choix.
evaluation-no-questions = Il n’y a pas encore de questions.
evaluation-add-question = Ajouter une question
evaluation-edit-question = Modifier la question
evaluation-edit-words = Corriger les mots
evaluation-remove-question = Supprimer
evaluation-take-away-title = Ne plus évaluer
evaluation-take-away-lead = Tant qu’aucun lien n’est parti, vous pouvez retirer l’évaluation.
evaluation-take-away = Retirer l’évaluation
evaluation-group-question = La question
evaluation-group-ends = Extrémités d’une échelle
evaluation-group-options = Choix
evaluation-help-languages = Écrivez la question dans chaque langue que lisent vos participants. Ce qui manque se lit dans une autre langue.
evaluation-help-required = Sans coche, les participants peuvent passer la question.
evaluation-help-ends = Ce que signifient le chiffre le plus bas et le plus haut. Seulement pour une échelle.
evaluation-help-options = Un choix par ligne, dans le même ordre dans chaque langue. Seulement pour des questions à choix.
evaluation-kind-scale-five = Échelle de 1 à 5
evaluation-kind-scale-ten = Échelle de 0 à 10
evaluation-kind-choice = Un choix
evaluation-kind-choices = Plusieurs choix
evaluation-kind-text = Texte libre

# Gestion : questionnaires.
evaluation-templates = Questionnaires
evaluation-templates-lead = Des questionnaires que vous utilisez souvent. Une activité en reprend une copie : ce que vous modifiez ici ne change rien aux activités qui l’ont déjà repris.
evaluation-templates-none = Il n’y a pas encore de questionnaires. Commencez par ceux qui sont prêts.
evaluation-template-lead = Une question que vous reprenez dans plusieurs questionnaires se compare ensuite entre toutes les activités.
evaluation-ready-title = Pour commencer
evaluation-ready-lead = Ces questionnaires sont prêts dans trois langues. Vous les adaptez ensuite comme vous voulez.
evaluation-ready-take = Reprendre ces questionnaires
evaluation-new-template = Créer un questionnaire
evaluation-make-template = Créer le questionnaire
evaluation-start-from = Commencer par les questions de
evaluation-start-empty = Aucun : je commence par une page vide
evaluation-help-name = Seuls les organisateurs voient ce nom.
evaluation-rename = Nom
evaluation-remove-template-title = Retirer le questionnaire
evaluation-remove-template-lead = Les activités qui ont repris ce questionnaire gardent leur propre copie.
evaluation-remove-template = Retirer le questionnaire
evaluation-question-count =
    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }
desk-label-evaluation-name = Nom du questionnaire
desk-label-evaluation-question = Question
desk-label-evaluation-anonymous = Anonyme ou avec nom
desk-label-evaluation-kind = Sorte de réponse
desk-label-template = Questionnaire
desk-label-open-days = Délai pour répondre (jours)
desk-label-remind-after-days = Rappel après (jours)
desk-label-low-nl = Chiffre le plus bas (néerlandais)
desk-label-low-fr = Chiffre le plus bas (français)
desk-label-low-en = Chiffre le plus bas (anglais)
desk-label-high-nl = Chiffre le plus haut (néerlandais)
desk-label-high-fr = Chiffre le plus haut (français)
desk-label-high-en = Chiffre le plus haut (anglais)
desk-label-options-nl = Choix (néerlandais)
desk-label-options-fr = Choix (français)
desk-label-options-en = Choix (anglais)
field-evaluation-days = Choisissez un nombre de 1 à 60.
field-evaluation-days-over = Ce jour est déjà passé. Choisissez plus de jours.
field-evaluation-remind-days = Choisissez un nombre d’au moins 1 et inférieur au nombre de jours pour répondre, ou laissez vide.
field-evaluation-two-options = Donnez au moins deux choix.
field-evaluation-too-many-options = Donnez vingt choix au plus.
field-evaluation-options-uneven = Écrivez autant de choix dans chaque langue, ou laissez cette langue vide.
field-evaluation-too-many-questions = Un questionnaire compte trente questions au plus.
field-evaluation-too-many-templates = Il y a déjà deux cents questionnaires. Retirez-en d’abord un.
refusal-evaluation-opened = Des participants ont déjà reçu le lien. Les questions et ce que vous leur avez promis restent tels quels ; seul un mot peut encore être corrigé.
refusal-evaluation-closed = Cette évaluation est close.
refusal-evaluation-answered = Ce lien a déjà servi à répondre.
refusal-too-few-answers = Il y a trop peu de réponses pour les montrer une à une.

# Gestion : résultats.
evaluation-not-open-yet = Les liens ne sont pas encore partis.
evaluation-no-answers-yet = Il n’y a pas encore de réponses.
evaluation-asked = Sollicités
evaluation-answered = Ont répondu
evaluation-rate = Taux de réponse
evaluation-counted = Réponses ci-dessous
evaluation-of = { $part } sur { $whole }
evaluation-n =
    { $count ->
        [one] { $count } réponse
       *[other] { $count } réponses
    }
evaluation-mean = Moyenne
evaluation-median = Médiane
evaluation-highest = chiffre le plus haut : { $highest }
evaluation-waiting =
    { $count ->
        [one] { $count } réponse est encore scellée dans l’urne.
       *[other] { $count } réponses sont encore scellées dans l’urne.
    }
evaluation-waiting-why = Les réponses anonymes ne s’ouvrent que par { $fewest } au moins, et les dernières après la clôture. Ainsi personne ne se distingue.
evaluation-destroyed = Il y a eu moins de { $fewest } réponses. Pour tenir la promesse d’anonymat, elles ont été effacées sans être lues.
evaluation-is-anonymous = Anonyme : personne, pas même un administrateur qui a accès à la base de données, ne peut voir qui a répondu quoi.
evaluation-words-hidden = Les réponses en texte libre sont visibles à partir de { $fewest } réponses.
evaluation-no-words = Personne n’a rien écrit ici.
evaluation-column-question = Question
evaluation-column-kind = Sorte
evaluation-column-answer = Réponse
evaluation-column-count = Nombre
evaluation-column-share = Part
evaluation-column-n = Réponses
evaluation-download-results = Chiffres en CSV
evaluation-download-answers = Chaque réponse en CSV
evaluation-file-results = evaluation
evaluation-file-answers = reponses
evaluation-series = Comparé au reste du cycle
evaluation-compare = Comparer les évaluations
evaluation-compare-lead = Les activités évaluées de ce programme côte à côte, vingt-cinq par page. Sont comparées les questions à échelle posées à plus d’une activité.
evaluation-compare-none = Aucune activité de ce programme n’a encore été évaluée. Configurez une évaluation sur la page d’une activité.
evaluation-compared-response = Taux de réponse par activité
evaluation-not-there = pas de chiffre

desk-done-evaluation-saved = L’évaluation est enregistrée.
desk-done-evaluation-removed = L’évaluation est retirée.
desk-done-evaluation-template-saved = Le questionnaire est enregistré.
desk-done-evaluation-template-removed = Le questionnaire est retiré.
desk-done-evaluation-templates-added = Les questionnaires sont dans la liste.
desk-done-evaluation-question-saved = La question est enregistrée.
desk-done-evaluation-question-moved = L’ordre est adapté.
desk-done-evaluation-question-removed = La question est supprimée.
desk-history-evaluation-set-up = a configuré l’évaluation
desk-history-evaluation-take-away = a retiré l’évaluation
desk-history-evaluation-add-question = a ajouté une question à l’évaluation
desk-history-evaluation-edit-question = a modifié une question de l’évaluation
desk-history-evaluation-move-question = a déplacé une question de l’évaluation
desk-history-evaluation-remove-question = a supprimé une question de l’évaluation
desk-history-evaluation-template-add = a créé un questionnaire
desk-history-evaluation-template-rename = a renommé un questionnaire
desk-history-evaluation-template-remove = a retiré un questionnaire

# In the privacy statement.
site-privacy-evaluation-what = Évaluation après une activité
site-privacy-evaluation-why = Savoir ce qui peut être mieux
site-privacy-evaluation-basis = Mission d’intérêt public
site-privacy-evaluation-who = Anonyme : personne ne peut voir de qui vient une réponse ; avec nom, si l’évaluation le dit : les organisateurs
site-privacy-evaluation-kept = Le fait que vous avez répondu : autant que l’inscription ; les réponses anonymes : sans limite de durée
