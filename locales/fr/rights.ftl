### Droits des personnes inscrites : lire tout ce qui les concerne, et demander à être effacées.

data-title = Toutes les données
data-desk-lead = Voici tout ce que nous conservons sur cette personne, dans sa langue. Vous pouvez l’imprimer ou lui remettre le fichier.
data-my-heading = Vos données
data-my-what = Vous pouvez lire et conserver ce que nous savons de vous, et demander de l’effacer.
data-my-title = Ce que nous savons de vous
data-my-lead = Voici tout ce que { $association } conserve sur vous, au { $moment }. Le contenu exact de chaque courriel se trouve dans le fichier.
data-my-download = Conserver tout dans un fichier
data-my-link = Lire ce que nous savons de vous
data-my-wrong = Une erreur ? Corrigez-la dans votre inscription, ou demandez-le-nous.
data-erasure-asked = A demandé l’effacement
data-evaluation-asked = Invité à évaluer
data-privacy-own = Ce que nous conservons sur vous, vous le lisez vous-même, et vous y demandez aussi de l’effacer :
data-answered = A répondu

erase-my-link = Demander d’effacer vos données
erase-my-title = Faire effacer vos données
erase-my-lead = Vous demandez à { $association } d’effacer tout ce qui porte votre nom. Un collaborateur examine votre demande. Vous recevez une réponse dans le mois, et un courriel quand c’est fait. Ensuite, il n’y a pas de retour en arrière.
erase-my-ahead = Vous êtes encore inscrit à ces activités
erase-my-ahead-later = Si vous êtes effacé, ces inscriptions sont annulées. Vous voulez encore venir ? Alors attendez la fin de l’activité pour le demander.
erase-my-goes = Ceci disparaît
erase-goes-registration = { $count ->
    [one] votre nom, votre adresse courriel et votre fonction pour 1 inscription
   *[other] votre nom, votre adresse courriel et votre fonction pour { $count } inscriptions
}
erase-goes-needs = ce que vous avez écrit sur les repas et l’accès
erase-goes-answers = { $count ->
    [one] 1 réponse à une question de l’inscription
   *[other] { $count } réponses aux questions de l’inscription
}
erase-goes-questions = { $count ->
    [one] 1 question que vous avez posée
   *[other] { $count } questions que vous avez posées
}
erase-goes-mails = { $count ->
    [one] le contenu de 1 courriel
   *[other] le contenu de { $count } courriels
}
erase-goes-notes = { $count ->
    [one] 1 note d’un collaborateur
   *[other] { $count } notes de collaborateurs
}
erase-my-stays = Ceci reste, sans votre nom
erase-stays-registration = { $count ->
    [one] 1 inscription, comme chiffre
   *[other] { $count } inscriptions, comme chiffres
}
erase-stays-attendance = { $count ->
    [one] 1 présence ou absence, comme chiffre
   *[other] { $count } présences ou absences, comme chiffres
}
erase-stays-certificates = { $count ->
    [one] le numéro de 1 attestation : conservez d’abord l’attestation elle-même
   *[other] les numéros de { $count } attestations : conservez d’abord les attestations elles-mêmes
}
erase-stays-evaluations = { $count ->
    [one] les chiffres de 1 évaluation, sans vos mots
   *[other] les chiffres de { $count } évaluations, sans vos mots
}
erase-my-kept = votre nom sur la liste de présence de { $title }, jusqu’au { $until } inclus : un pouvoir subsidiant peut encore contrôler cette liste
erase-my-data = Vous voulez d’abord conserver ce que nous savons de vous ?
erase-my-sure = Je veux que mes données soient effacées
field-sure-erasure = Cochez cette case pour le demander.
erase-my-button = Demander l’effacement
erase-my-leave = Finalement non
erase-my-asked = Vous avez demandé le { $date } à être effacé. Vous recevez une réponse au plus tard le { $by }.
erase-my-asked-then = Dès que c’est fait, vous recevez un dernier courriel. Ensuite, vos liens ne fonctionnent plus.
erase-my-take-back = Retirer ma demande
erase-my-waits = Vos données sont en cours d’effacement. Vous recevez un courriel quand c’est fait.

my-evaluations = Comment c’était ?
my-evaluations-lead = Votre réponse aide à faire mieux la prochaine fois. Cela prend quelques minutes.

start-erasure = { $name } demande à être effacé
start-erasure-by = réponse au plus tard le { $date }
start-late = en retard
start-erasures-all = Toutes les demandes d’effacement
start-evaluated = Résultats d’évaluations qui sont complets
start-further = Autres pages
retention-erasures = Demandes d’effacement
erase-asked = A demandé son effacement le { $date }.
erase-asked-by = Réponse au plus tard le { $date }.
erase-asked-late = Ce jour est passé.
erase-close-title = Ne pas effacer
erase-close-lead = Cette personne ne le veut plus, ou vous avez déjà répondu autrement ? Fermez alors la demande. Aucun courriel ne part.
erase-close-button = Fermer la demande sans effacer
desk-done-erasure-closed = La demande est fermée. Rien n’a été effacé.
desk-history-person-erasure-asked = a demandé à être effacé
desk-history-person-erasure-taken-back = a retiré sa demande d’effacement
desk-history-person-erasure-closed = a fermé la demande d’effacement
evaluation-ready = { $asked ->
    [one] Les résultats sont complets : { $answered } réponse sur 1 demande.
   *[other] Les résultats sont complets : { $answered } réponses sur { $asked } demandes.
}
evaluation-goes-on = { $asked ->
    [one] Jusqu’à présent : { $answered } réponse sur 1 demande.
   *[other] Jusqu’à présent : { $answered } réponses sur { $asked } demandes.
}

mail-erasure-asked-subject = Votre demande d’effacement à { $association }
mail-erasure-asked-heading = Nous avons reçu votre demande
mail-erasure-asked-lead = Vous avez demandé à { $association } d’effacer vos données. Un collaborateur examine votre demande.
mail-erasure-asked-by = Vous recevez une réponse au plus tard le { $date }. Quand vos données seront effacées, nous vous enverrons encore un seul courriel.
mail-erasure-asked-not-you = Vous ne l’avez pas demandé vous-même ? Ne répondez pas, mais demandez un nouveau lien sur la page « Mes inscriptions ». Vous y retirez la demande.
mail-erasure-asked-why = Vous recevez ce message automatique parce que quelqu’un a demandé, par votre lien personnel, d’effacer vos données.
mail-erased-subject = Vos données auprès de { $association } sont effacées
mail-erased-heading = Vos données sont effacées
mail-erased-lead = Vous avez demandé à { $association } d’effacer vos données. C’est fait.
mail-erased-left = Il reste des chiffres sans nom. Là seulement où un pouvoir subsidiant peut encore contrôler, votre nom reste aussi longtemps sur la liste de présence. Vos liens personnels ne fonctionnent plus.
mail-erased-last = Ceci est le dernier courriel. Dès qu’il est parti, nous effaçons aussi votre adresse courriel.
mail-erased-why = Vous recevez ce message automatique parce que vous avez demandé à être effacé.
desk-letter-erasure-asked = Demande d’effacement : reçue
desk-letter-erased = Demande d’effacement : c’est fait
