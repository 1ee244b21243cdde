// First names common in Europe. Data only. A capitalised word beside one of them may be a name that is not here.

const names = `
aaron abdul achim adam adele adrian adriana agata agathe agnes ahmed ahmet aisha alain alan alba albert alberto alejandro
alejandra aleksander alessandra alessandro alex alexa alexander alexandra alexandre alexis alfonso alfred ali alice alicia alina
alison alma alvaro amanda amelia amelie amina amir ana anabel anais andre andrea andreas andrei andrew andy angela angelika
angelo anika anita anja anke ann anna annabelle anne anneke annelies annette annika anouk ansgar anthony antje antoine anton
antonella antonia antonio anya arianna arjun armin arnaud arne arno arthur artur arturo astrid asma aurelie aurelien axel ayse aziz
baptiste barbara bart bas bastian bea beate beatrice beatriz ben benedikt benjamin benoit bernard bernd bert bettina bianca bilal bill
birgit bjorn bob boris bram brenda brian brigitte britta bruno camila camilla camille carina carl carla carlo carlos carmen carola
carole carolin caroline carsten catarina caterina catherine cathy cecile cecilia celia celine chantal charles charlotte chiara chloe
chris christa christel christian christiane christina christine christof christoph christophe christopher cindy claire clara claude
claudia claudio claus clemens clement coen conny cora corinna corinne cornelia costanza cristian cristiano cristina cyril daan dagmar
damian damien dan dana daniel daniela daniele danielle danny dario dave david davide deborah deepak delphine denis denise dennis derek
detlef diana diane didier diego dieter dietmar dimitri dirk dominic dominik dominique donatella dora doris dorothea douglas duarte
eddy edith eduard eduardo edward ekaterina elena eleonora elias elif elisa elisabeth elise elizabeth elke ella ellen elliot elly elodie
elsa emanuele emil emilia emilie emilio emily emine emma emmanuel emre enrico enrique enzo eric erica erich erik erika ernst erwin
esther eszter etienne eugenia eva evelyn fabian fabien fabienne fabio fabrice fatima fatma federica federico felicitas felipe felix
ferdinand fernanda fernando filip filipa filipe filippo finn fiona fleur florence florent florian francesca francesco francis francisca
francisco franck francois francoise frank franka franz franziska fred freddy frederic frederik frida friedrich fritz gabi gabriel gabriela
gabriele gabriella gael gaelle gary gavin geert geoffrey georg george georgia gerard gerd gerhard gerrit gert gianluca gianni gilles gina
giorgia giorgio giovanna giovanni gisela giulia giulio giuseppe gloria goncalo gonzalo graham greg gregor gregory greta gudrun guido
guilherme guillaume guillermo gunther gustavo guy hanna hannah hannes hans harald harry hasan hassan heather hector heidi heike
heiko heinrich heinz helen helena helene helga helmut hendrik henk henning henri henrik henrike henry herbert hermann hilde holger
horst hubert hugo hugues ian ibrahim ida ignacio igor iker ilaria ilka ilona imke ina ines inga inge ingo ingrid inka ioana irene irina
iris irma isa isabel isabell isabella isabelle ismael ivan ivo jack jacky jacob jacqueline jacques jaime jakob jamal james jan jana jane
janina janine janna jannik jaap jasmin jasmine jason javier jean jeanette jeanne jeff jelle jennifer jenny jens jeremy jeroen jerome jesper jessica
jessie jill jim jimena jo joan joana joanna joao joachim jochen jochem joe joel joelle johan johann johanna johannes john johnny jolanda
jonas jonathan jones joost joris jordi jorg jorge jose josef josefine joseph joshua josh joy juan judith jule jules julia julian juliana juliane
julie julien juliette julio julius jurgen jurgen justin justine justyna kai karen karim karin karina karl karla karola karolina karsten kate katharina
katherine kathleen kathrin kathy katia katja katrin kay keith kelly ken kenneth kerstin kevin khalid kim kirsten klara klaus koen konrad
konstantin kristian kristin kristina krzysztof kurt lana lara larissa lars laszlo latifa laura laure laurent laurence lea leandro leila lena
lenka leo leon leonardo leonie leonor leticia lewis lia liam lida lidia lieke lien lies lieselotte lili lilian liliana lilly lina linda lindsay line linus lisa
lise livia liz loic lorena lorenz lorenzo lotte lou louis louisa louise luc luca lucas lucia luciana lucie lucy ludovic ludwig luigi luis luisa lukas lukasz
luke lutz lydia maaike maarten maciej madeleine maeva magali magda magdalena magnus mahmoud maike maja malik malin malte mandy manfred manon manu manuel manuela
mara marc marcel marcela marcella marcello marcin marco marcos marcus mareike maren margarida margaret margarita margherita margit margot maria mariam mariana marianne
marie marieke mariella marielle marijke marika marina mario marion marisa marissa marit marjolein mark marko markus marleen marlene marlies marta martha martijn martin martina
martine marvin mary mathias mathieu mathilde matt matteo matthew matthias mattia maud maura maureen maurice mauricio maurizio mauro max maxim maxime maximilian
maya mehdi mehmet meike mel melanie melina melissa mercedes mia michael michaela michal michel michele micheline michelle miguel mihai mika mike mikael milan milena mila mina mira miranda
mireille miriam mirjam mirko mischa mohamed mohammed moira molly mona monica monika monique moritz murat mustafa myriam nacho nadia nadine nadja nancy naomi natacha
natalia natalie natascha nathalie nathan neil nele nelly nelson niall nick nicky nico nicola nicolai nicolas nicole niels nikita nikki niklas niko nikolaus nils nina noah noel noelia noemi nora norbert
norman nour nuno odile olaf ole oleg olga oli olivia olivier oliver omar onur oscar oskar osman otto owen pablo paco pamela paola paolo pascal pascale pat patric patrice patricia patrick
patrik patrizia paul paula paulina pauline paulo pavel pawel pedro peggy penny pepe per percy perrine peter petra phil philip philipp philippa philippe pia pien pierre pieter pietro
pilar piotr priya quentin quim rachel rachid rafael raffaele rafal rahul rainer ralf ralph ramon ramona raphael raquel rashid raul ravi ray rebecca regina reiner
reinhard rene renata renate renaud renee riccardo ricardo richard rick rik rita rob robert roberta roberto robin rocio rodrigo roel roger roland rolf romain roman ron ronald ronja ronny roos rosa
rosalie rosario rose roxana ruben rudi rudolf rudiger rui rupert ruth ryan sabina sabine sabrina salim sally salvatore sam samantha samira samuel sander sandra sandrine sandro sandy sanne sanjay santiago sara
sarah sascha saskia sean sebastian sebastien selina selma serena serge sergej sergio severin seyma shane sharon sheila sibylle sigrid silja silke silvia silvio simon simona simone sina
sjoerd sofia sofie solene sonia sonja sophia sophie stan stef stefan stefania stefanie stefano steffen steffi stella stephan stephane stephanie stephen steve steven stijn stuart
sue susan susana susanna susanne suzanne sven svenja svetlana swen sybille sylke sylvia sylvain sylvie tamara tania tanja tara tariq tatiana tatjana ted teresa teo tess tessa thea
theo theresa therese thibault thierry thijs thomas thorsten tiago tibor tijs till tillmann tilo tim timo timothy tina tineke tino tobi tobias todd tom tomas tomasz tommaso tommy toni tony
torben torsten tracy tristan ulf uli ulla ulrich ulrike umut ursula uschi uta ute uwe valentin valentina valeria valerie vanessa vasco vera verena veronica veronika veronique vicky victor
victoria viktor viktoria vincent vincenzo viola violeta virginia virginie vito vittoria vittorio vivian viviane volker walter waltraud wanda wendy werner wiebke wilfried wilhelm will willem william willi wim
winfried wolf wolfgang wouter xavier yann yannick yara yasmin yasmine yolanda yoann youssef yuri yusuf yvan yvette yvonne zeynep zoe zofia
`;

let set: ReadonlySet<string> | undefined;
export const isFirstName = (folded: string): boolean =>
  (set ??= new Set(names.split(/\s+/).filter(Boolean))).has(folded);
