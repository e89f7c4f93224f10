import { spelling } from './spelling.ts'

/**
 * Forms of one given name, a line each, collected by hand: English, German and neighbours. A form may stand in several lines: Alex is Alexander, Alexandra or Alexis.
 */
const lines = `
abigail abby abbie gail
adelheid heidi adele
agnes agi nessa
albert al bert bertie albrecht
alexander alex sascha sasha alec xander sandro alessandro aleksander aleksandr
alexandra alex sandra sascha lexi alexa alessandra aleksandra
alexis alex lexi
alfred alf fred freddie alfredo
andreas andi andy andrea andrew drew andre andres andrzej anders
angelika angela angie geli angelica
anna anne ann annie anni anja anya ana annika anneliese annette anita hanna hannah
anneliese liese anna lisa
anthony tony anton toni antonio antoine antoni
antonia toni toska antje
arthur art artie artur arturo
barbara barb barbie babs barbel
bartholomew bart barthel bartosz
beatrice bea trixie beate beatrix beatriz
benjamin ben benny benji
bernard bernie barney bernhard bernd berndt bernardo
bertha bertie berta
bridget birgit brigitte biddy gitte gitta brigit brigitta
caroline carol carrie caro carolina karoline karolina karo karola
catherine cathy kate katie kathy kit katherine kathryn katharina kathrin katrin katja kati katharine catarina caterina katarzyna kasia karin
charles charlie chuck chas karl carl carlos karel
charlotte lottie lotte charly
christian chris kris christiaan cristian krystian
christina chris tina christine christiane kristina kristin kirsten kerstin cristina chrissy tine stina
christopher chris kit topher christoph kristof christophe kristoffer christof stoffel
claudia claude klaudia
clara klara clare claire chiara
cornelia conny nele nelly connie
cynthia cindy
daniel dan danny dani daniele
daniela dani danielle ella
david dave davy davide dawid
deborah deb debbie debra
dennis denny denis dionys
diana diane di
dietrich dieter dirk didi diederik
dominik dominic dom nick domingo dominique
donald don donnie
dorothy dot dottie dolly dorothea dora doro thea dorte
edward ed eddie ted teddy ned eduard edi eduardo edoardo
eleanor ellie nell nora eleonore elinor lenore leonore
elizabeth beth betty liz lizzie eliza libby elisabeth elsa lisa lisbeth liesel else ilse elsbeth lilly elsie elise betti sissi elzbieta isabel isabella isabelle
emanuel manuel mani manu
emily em emmy emma emilie emilia
erich eric erik rick ricky eryk
ernest ernie ernst ernesto
eugene gene eugen eugenio
eva eve evi evelyn evelin ewa
felicity fliss felicitas
ferdinand fred ferdi nando fernando
florian flo flori
florence flo flossie flora
frances fran frankie francesca franziska franzi franka fanny francoise francisca
francis frank franz frankie francesco francisco paco franciszek francois franek
frederick fred freddie friedrich fritz frederik frederic fredrik federico fryderyk
frederike rike friederike frieda freda
gabriel gabe gabriele
gabriela gabi gaby gabriele gabriella gabrielle
gabriele gabi gaby
georg george jorg jurgen jorge giorgio jerzy juri yuri joris georges schorsch
gerald gerry jerry gerhard gerd gert gerold geraldo
gerhard gerd gert gerry gerardo gerard
gertrud trude gerti gertrude trudi trudy
gregory greg gregor grzegorz gregorio
gunther gunter guenter guenther
gustav gus gusti gustavo
hans johann johannes john jan hansi hannes jens johan ivan giovanni juan joao jean ian sean jon jack johnny jonny evan henning
harold harry hal harald
harriet hattie harry
helen ellen nell lena helena helene elena helga leni jelena ilona
henry harry hank hal heinrich heinz henrik heiner enrico enrique hendrik henri henryk heino hinrich rik
herbert herb bert heribert
hermann armin herman armand
hildegard hilde hilda
hubert bert hugh hugo
ignatius ignaz nacho ignacio
irene reni irina
isaac ike
jacob jake jakob james jim jimmy jamie jacques jaime jakub kuba jaap diego giacomo jacopo
jacqueline jackie
james jim jimmy jamie jem
jane janie jan jenny johanna joan joanna jeanne jana janet janina juana giovanna hanna hanne
jennifer jen jenny jenni
jeremy jerry jeremias
jessica jess jessie
joachim jochen achim jo
joseph joe joey jo josef sepp seppl pepe jose giuseppe beppe jozef jupp
josephine jo josie josefine josefa fine
jonathan jon jonny nathan jonas
joshua josh
judith judy jutta
julia julie jule juliane juliana giulia
julian jules julius giuliano
karlheinz karl heinz
kenneth ken kenny
kimberly kim
klaus claus nikolaus klaas nicholas nick niklas nico nicolas nikola nicola niko nicky mikolaj niels nils colin
konrad conrad kurt con curt corrado
laura lora lauren laurie lori
lawrence larry laurie lars lorenz laurenz laurent lorenzo loris laurence
leonard leo len lenny leonhard leonardo lennart lennard
leopold leo poldi
lillian lily lil lilli liliana lilian
louis lou lewis ludwig luis luigi ludovic ludek lutz
louise lou luise luisa louisa
lucas luke lukas luca luc lukasz
lucy lucia luzie lucie lucille
magdalena lena leni maggie magda madeleine maddie
manfred fred manni manny
manuela manu ela
marcus mark markus marc marco marek marcos marcin
margaret maggie meg peggy marge margie greta rita margarete margret grete margarethe gretel margit margot margarita margherita malgorzata gosia daisy marguerite
maria mary marie mia mimi molly polly mitzi ria marika mariela mara miriam moira maja manon
marianne marie anne marianna
martha marta patty
martin marty marten martino maarten merten marcin
martina tina
matthew matt matty matthias matthaus matteo mathias mateusz mats hias mattias mathieu thijs mateo
maximilian max maxi massimiliano maxim
melanie mel melli
michael mike mick mickey micky michel michele michal miguel mikael misha mischa michi mikhail
michaela mica michi ela michelle
monika monica moni mona
nancy nan ann
natalie nat natalia natascha natasha nathalie
nathaniel nat nate nathan
nicole nicky nici nicola nika nikki
olivia liv livvy
oliver ollie olli olivier
otto ottmar odo
pamela pam
patricia pat patty tricia trish patti
patrick pat paddy patrik padraig patrizio
paul paulie paulo pablo paolo pawel pavel pal
paula pauline paulina paola
peter pete petra pit piet pedro pietro piotr pierre petr per peer pieter
petra pet petri
philip phil pip philipp felipe filippo filip philippe
phyllis phyl
rachel ray rahel raquel
ralf ralph raf rolf rudolf
raymond ray raimund
rebecca becky becca rebekka
regina gina regine reggie
reinhard reinhardt reiner rainer rayner
renate rena renata
richard rick dick rich richie ricky ricardo riccardo ryszard
robert rob bob bobby robbie bert ruprecht roberto robin
roderick rod roddy
roger rodger rudiger ruediger
ronald ron ronnie roland reinhold
rosemary rosie rose rosa rosemarie romy rosalie
roland rolli orlando
rudolf rudi rolf ralf rudy rodolfo
rupert robert bert
samuel sam sammy samuele
samantha sam sammy
sandra sandy alexandra
sarah sally sadie sara sari
sebastian seb bastian basti wastl bas
sibylle sybil bille sibyl
sidney sid
siegfried sigi siggi fried
sigmund sigi siggi siegmund
silvia sylvia silvie sylvie
simon si simeon szymon simone
sophie sofie sophia sofia zofia
stanley stan stanislaw stanislaus
stephanie steph stefanie steffi stefania stefani
stephen steve steven stefan stephan steffen stevie stefano esteban etienne szczepan
susan sue susie susanne suzanne sanne susanna susi suse zuzanna sanna susana
tanja tatjana tanya tatiana tania
teresa terry tess tessa theresa therese resi thea tracy teresita tereza
theodore ted teddy theo theodor teodor teo
thomas tom tommy tomas thom tomasz tommaso tomi maso
timothy tim timmy timo timotheus
tobias tobi toby tobiah
torsten thorsten thorste
udo ulrich
ulrich uli udo ulli ulrik
ulrike uli rike ulrika ulla
ursula uschi ulla ursel ulli ursi
valentin val valentino walentin
valerie val valeria
vanessa nessa
veronica ronnie vera veronika vroni weronika
victor vic viktor wiktor vittorio
victoria vicky tori viktoria vittoria wiktoria
vincent vince vinnie vinzenz vincenzo vicente
virginia ginny gina
volker volkmar
walter walt wally walther gualtiero
waltraud traudl traute trudi
wendelin wendel
werner wernher
wilhelm will willi willy bill william billy wim guillermo guglielmo guillaume liam helmut vilem willem
wilhelmine minna mina wilma helma
wolfgang wolf wolfi
yvonne evi ivonne
zachary zach zack zacharias
`

/** Which lines a form stands in. */
const linesOf = new Map<string, readonly number[]>()
for (const [index, line] of lines.trim().split('\n').entries())
  for (const form of line.split(' ').map(spelling)) linesOf.set(form, [...(linesOf.get(form) ?? []), index])

/** Whether two given names, in our spelling, are forms of one. */
export function areForms(a: string, b: string): boolean {
  const ofB = linesOf.get(b)
  return ofB !== undefined && (linesOf.get(a)?.some((line) => ofB.includes(line)) ?? false)
}
