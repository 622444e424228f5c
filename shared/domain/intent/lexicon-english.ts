import type { Cue } from '#domain/intent/cue.ts';
import { englishDeleteData } from '#domain/intent/lexicon-delete-data.ts';

/** English words and phrases, separated by `|`. Apostrophes are folded away: "can't" stands as "cant". */
export const englishCues: readonly (readonly [Cue, string])[] = [
  [
    'book',
    `book|book it|booked in|reserve|nab|snag|bag|bagsy|nick|reservation|schedule|sign me up|sign up|put me down|put me in|put me|pencil me in|pencil|grab|take|get me|get me in|fit me in|squeeze me in|slot me in|pop me in|pop me down|stick me in|stick me down|chuck me in|write me in|lemme get|lemme have|lemme book|lemme do|gimme|write me down|bok|bookk|lock in|lock it in|lock that in|lock it|lock me in|arrange|make a booking|make a reservation|make an appointment|make a appointment|set up|can i come|could i come|can i get|could i get|can i have|could i have|can i do|could i do|may i have|may i come|i will take|ill take|ill have|lets do|lets go with|lets go for|any chance of|add me|register|register me|enroll|enrol|count me in|secure|hold|appointment|save me|give me|i take`,
  ],
  [
    'want',
    `want|wants|wanna|would like|request|i request|requesting|i should like|i should love|should like|id like|i would like|id love|i would love|like|need|prefer|id prefer|looking for|looking to|hoping for|hope to|come|coming|join|attend|try|class|pilates|training|want to|wanting|plan to|fancy|keen|wish|id|session please`,
  ],
  [
    'ask',
    `is there|are there|do you have|have you got|you have|got any|any|is it free|is it available|availability|open slots|openings|opening|vacancy|vacancies|can you do|could you do|can you fit|what about|how about|possible|still free|still open|still available|check|see if|wondering|wondering if|i wonder|any slots|any openings|any availability|any spots|whats free|whats open|whats available|what is free|what is open|what is available|can we do`,
  ],
  ['open', 'available|free|open|vacant'],
  ['aux', 'is|are|do|does|will|would|was there'],
  [
    'ask-when',
    'when|what time|what times|which time|which times|which day|which days|what day|what days|when can i|when could i|what slots|which slots|what do you have|what have you got|whats left|what times do you have',
  ],
  ['slot', 'slot|slots|spot|spots|space|spaces|times|hours free|room'],
  ['can', 'can|could|may|able|ok if|okay if|alright if'],
  [
    'cancel',
    `cancel|cancelling|canceling|cancle|cancell|call off|call it off|calling off|drop|scrap|kill|bin|ditch|axe|nix|need to bail|bail|bail out|have to bail|gotta bail|delete my booking|remove my booking|delete the booking|remove the booking|get rid of|pull the pin|take me off|remove me|back out|pull out`,
  ],
  [
    'cant-come',
    `no show|cant make it|cannot make it|can not make it|wont make it|will not make it|wont be able to come|wont be able to make it|will not be able to come|not able to come|cant come|cannot come|cant attend|cannot attend|unable to come|unable to make it|unable to attend|wont be coming|not coming|wont come|not going to make it|im not gonna make it|not gonna make it|wont be there|cant be there|cant make|not come|no can come|can not come|can no come|no come|will not come|cannot be there|not able to make it|not be able to make it|not be able to come|not be able to attend|cant join|cannot join|can not attend|will not be there|will not attend|wont attend|cannot make`,
  ],
  [
    'move',
    `move|moved|moving|reschedule|rescheduled|rescheduling|re-schedule|change|changed|changing|shift|bump|bump me|bump it|switch|swap|rebook|make it|adjust|transfer`,
  ],
  [
    'move-later',
    'pushed|postpone|postponed|put off|push|push back|push it back|push it|push out|delay|put back|put it back|pushed back',
  ],
  [
    'move-earlier',
    'bring forward|bring it forward|move up|move it up|move forward|move it forward|bring it up',
  ],
  ['later', 'later|back|later than|further back|after that'],
  ['earlier', 'earlier|forward|sooner|earlier than|before that'],
  [
    'list',
    `what time is it again|what time was it|what time was it again|when is it again|when was it|when was it again|what day was it|what day is it again|my bookings|my booking|my sessions|my session|my schedule|my classes|my class|my appointment|what do i have|what have i got|what have i booked|when is my|when are my|whats my next|when am i|am i booked|if i have anything|whether i have anything|if i have a booking|if i have a session|if i have any bookings|if i have any sessions|if ive got anything|i have anything booked|do i have|do i even have|do i even have a booking|do i still have a booking|do i actually have a booking|do i even have any bookings|do i still have|do i actually have|dont i have|have i got|show me my|list my|list|upcoming|what did i book|which bookings do i have|what bookings do i have|do i have anything booked|anything booked|do i have a booking|do i have any bookings|what sessions do i have`,
  ],
  ['session', 'session|sessions|booking|bookings|class|classes|lesson|lessons|appointments'],
  ['mine', 'my|mine'],
  [
    'yes',
    `can can|yes|yep|yeah|yea|yess|yup|ya|sure|ok|okay|okey|k|sounds good|sounds great|perfect|that works|works for me|works|go ahead|please do|confirm|confirmed|lovely|great|fine|thats fine|thats good|thats great|good|alright|all right|absolutely|definitely|of course|do it|correct|right|thats right|exactly|yes please|cool|brilliant|ace|spot on|just me|only me|just for me|just myself|splendid|amazing|marvellous|marvelous|excellent|nice|delightful|fantastic|magic|would be great|would be lovely|would be perfect|suits me|too easy|no wuckas|sweet as|sweet|super|fab|fabulous|wonderful|ideal|awesome|deal|that one|agreed|why not|go for it|sounds perfect|thatll do|that will do|indeed|aye|certainly|great thanks`,
  ],
  [
    'no',
    'no|nope|nah|not that|none|none of them|none of those|neither|not really|no thanks|no thank you|nay',
  ],
  [
    'never-mind',
    `never mind|nevermind|nvm|forget it|leave it|actually no|scratch that|forget about it|dont bother|dont worry|no worries|not now|maybe later|maybe another time|another time|let me think|ill think about it|let me get back to you|ill get back to you|leave it as it is|leave as is|changed my mind|i changed my mind|skip it`,
  ],
  ['did-cancel', 'cancelled|canceled'],
  [
    'policy',
    'cancellation policy|cancellation|policy|policies|cancellations|rules|notice period|refund|refunds',
  ],
  ['how', 'how do i|how can i|how to|how would i|how does|how do you|how should i'],
  ['who', 'who|whos|who has|who is|who else|who all|anyone|anybody|anyone else'],
  [
    'whether',
    'is it possible|would it be possible|am i able|is there a way|am i allowed|can people|do you allow',
  ],
  [
    'past-time',
    'last week|last month|last time|last year|used to|ago|previously|the other day|back then|in the past',
  ],
  [
    'undo',
    'undo|undo that|restore|uncancel|un cancel|bring it back|take it back|get it back|reinstate|dont cancel after all|revert|cancel the cancellation|undo the cancellation|put it back on',
  ],
  ['keep-time', 'dont move|do not move|dont reschedule|do not reschedule'],
  [
    'keep',
    'dont cancel|do not cancel|not cancelling|not canceling|keep it|keep my booking|keep my session|keep the booking|not cancel|keep them|keep it as it is|never cancel|dont want to cancel|do not want to cancel',
  ],
  [
    'greeting',
    'hi|hello|hey|heya|hiya|hullo|good morning|good afternoon|good evening|good day|morning|evening|greetings|yo|hi there|hello there|hey there|howdy|how are you|hows it going|gday',
  ],
  [
    'thanks',
    'thanks|thank you|thankyou|thank u|thx|thanx|cheers|ta|much appreciated|appreciate it|appreciated|thanks a lot|many thanks|tysm|tnx|bye|goodbye|thank you so much|thanks so much',
  ],
  ['see-you', 'dont forget|do not forget|see you|see ya|see u|cu|catch you|until then'],
  [
    'bot',
    'bot|bots|robot|chatbot|chat bot|are you ai|is this ai|an ai|are you human|are you a human|are you real|are you a real person|are you a person|is this a real person|is this a person|who are you|what are you|who is this|whos this',
  ],
  [
    'human',
    'human|real person|a person|talk to someone|speak to someone|speak with someone|talk to a human|speak to a human|speak to a person|talk to the owner|speak to the owner|speak to the manager|talk to the manager|speak to a manager|manager|owner|staff|call me|agent|real human|not a bot|someone real|representative|instructor please',
  ],
  ['delete-data', englishDeleteData],
  [
    'hours',
    'opening hours|what time do you open|what time do you close|when do you open|when do you close|are you open|you open|business hours|open on|opening times|are you closed|closing time|what are your hours|your hours|hours',
  ],
  [
    'price',
    'price|prices|cost|costs|how much|how much is|fee|fees|rate|rates|expensive|cheap|pricing',
  ],
  ['payment', 'pay|payment|package|packages|discount|promo|trial|membership'],
  [
    'place',
    'where|where are you|address|location|located|directions|map|parking|park|how do i get there|where is the studio',
  ],
  [
    'duration',
    'how long is|how long does|how long are|how long will|how long|what time does it end|what time does it finish|when does it end|when does it finish|what time do we finish|what time will it end',
  ],
  [
    'equipment',
    'what to bring|what should i bring|do i need to bring|what should i wear|what to wear|need to bring|bring|wear|socks|towel|mat|clothes|outfit',
  ],
  [
    'studio-question',
    'instructor|instructors|teacher|trainer|beginner|beginners|reformer|pregnant|pregnancy|prenatal|private|group|capacity|how many people|shower|showers|locker|lockers|wifi|changing room|toilet|age|kids|experience|qualified|who teaches|injury|back pain',
  ],
  ['late', 'running late|late|be late|minutes late'],
  ['under-way', 'stuck in traffic|traffic|on my way|omw'],
  [
    'all',
    'all|everything|both|all of them|all of it|all my|all bookings|all sessions|all my bookings|all my sessions|everything i have|the lot|every booking|every session|both of them',
  ],
  ['which', 'which|which one|which ones'],
  [
    'whichever',
    'whichever|any of them|either|any is fine|anything|anything works|up to you|doesnt matter|i dont mind|you choose|you pick',
  ],
  [
    'not',
    'not|nothing|under no circumstances|stop booking|stop|dont|do not|didnt|did not|never|except|anything but|other than|rather than|instead of|but not|no not|not on|not at|dont want|do not want|avoid|without',
  ],
  [
    'blocked',
    `cant|cannot|cant do|cannot do|can not do|cant on|doesnt work|does not work|wont work|dont work|is no good|no good|busy|im busy|not available|not free|unavailable|im not free|not possible|wont do|isnt possible|isnt good|not good|isnt free|doesnt suit|wont suit|clashes|too early|too late`,
  ],
  ['full', 'is full|full|fully booked|is taken|taken|is out|booked out|sold out'],
  [
    'correction',
    'sorry|i meant|i mean|meant|no wait|wait|actually|make that|oops|my mistake|correction|rather|or rather|wrong|i should say|scrap that|no make it|nah make it|nope make it|sorry i meant|no sorry|wait no|hang on|hold on|lets say|let us say|no actually|not that i meant|typo|mistyped',
  ],
  ['to', 'to|into|onto|til|for instead'],
  ['but', 'but'],
  ['from', 'from'],
  [
    'and',
    'and|and also|also|plus|as well as|as well|and then|another on|too|n|then also|in addition',
  ],
  ['or', 'or|or maybe|alternatively'],
  ['else', 'otherwise|failing that|or else|if not that|if not'],
  ['forgot', 'forgot|forget|forgotten|cant remember|dont remember|remind me'],
  [
    'other-service',
    'yoga|zumba|gym|boxing|spinning|barre|massage|spa|facial|swimming|crossfit|haircut|manicure',
  ],
  ['earlier-one', 'the earlier one|earlier one|the earlier of|the former'],
  ['later-one', 'the later one|later one|the later of|the latter'],
  ['almost', 'almost|nearly'],
  ['so', 'so|therefore|hence'],
  ['stays', 'stays|stay|remains|stays as it is'],
  ['instead', 'instead|better|rather have|instead please'],
  ['just', 'then|just|maybe'],
  ['for', 'for'],
  [
    'every',
    'every|each|weekly|every week|regularly|recurring|back to back|consecutive|double session|double slot|two in a row',
  ],
  [
    'maybe',
    'idk|dunno|i dont know|unsure|lowkey|kinda want|undecided|should i|i should|shall i|ought to|do i have to|do i need to|do you think|what do you think|would you recommend|wonder whether to|might|might have to|thinking about|thinking of|considering|wanted to|was going to|was gonna|may have to|may need to|perhaps|not sure|probably',
  ],
  ['please', 'please|pls|plz|plse|plis|kindly|if you can|if possible'],
  [
    'other-matter',
    'night shift|night shifts|day shift|late shift|early shift|my shift|a shift|shifts|work shifts|on call|on duty|on a late|a match|grab car|a grab|grabcar|gojek|taxi|taxis|cab|uber|hotel|restaurant|ticket|tickets|villa|flight|flights|lands|landing|deadline|meeting|meetings|rain|raining|weather|birthday|party|movie|wedding|concert|train|exam|interview|doctor|dentist|lecture|shift ends|dinner|school run',
  ],
  [
    'if',
    'if|what if|suppose|supposing|hypothetically|in case|what happens if|someone told me|somebody told me|i heard|heard that|would i|were to',
  ],
  ['because', 'because|cos|coz|cuz|bcos|bc|as i have|since i have|due to'],
  ['together', 'with|together|along with|together with'],
  ['past', 'booked|already|earlier today|have booked|ive booked|i booked'],
  ['past-verb', 'has|had|was|were|did|went|came|attended|missed|loved|enjoyed'],
  [
    'other-person',
    'friend|my friend|a friend|friends|my friends|husband|my husband|wife|my wife|mother|my mother|mum|my mum|mom|my mom|dad|father|sister|my sister|brother|my brother|daughter|son|partner|my partner|boyfriend|girlfriend|colleague|coworker|boss|flatmate|roommate|neighbour|neighbor|cousin|aunt|she|he|they|her|him|someone else|somebody else|somebody|someone',
  ],
  [
    'not-own',
    'whoever|your bookings|all your bookings|other peoples|other people|im the owner|i am the owner|this is the owner|as the owner|im the admin|i am the admin|im an admin|i am admin|this is admin|this is the admin|everyones|everybodys|someone elses|somebody elses|other client|other clients|another client|other customers|all clients|all customers|the client|of everyone',
  ],
  [
    'off-topic',
    'translate|translation|pretend|act as|role play|roleplay|poem|joke|jokes|essay|homework|recipe|song|story|haiku',
  ],
  ['me', 'i|me|im|ive|ill|we|us|myself|our'],
  [
    'another',
    'another|other|other times|other options|something else|different|any other|other days|alternative|alternatives|anything else|what else|else|other slots',
  ],
  ['more', 'again|more'],
  ['last', 'last|last one|the last|final|latest|the latest|last available|last slot|latest slot'],
  [
    'earliest',
    'earliest|the earliest|soonest|the soonest|as early as possible|first available|first slot|first free|first opening|next available|next session|next booking|next class|next one|next appointment|the next session|my next session|my next booking|my next class',
  ],
  [
    'vocative',
    'sir|madam|maam|miss|mate|dear|team|folks|everyone|love|hun|buddy|there|guys|darling|love|lovely people|team',
  ],
  [
    'filler',
    `anymore|any more|any longer|a|an|the|this|that|these|those|it|its|be|been|being|am|have|has|on|in|at|by|of|as|since|while|hmm|um|uh|erm|er|oh|ah|aha|well|anyway|btw|fyi|haha|lol|lmao|hehe|x|xx|xxx|xoxo|really|very|quite|bit|a bit|little|still|only|now|right now|asap|o|clock|oclock|day|days|time|o clock|you|your|yours|u|ur|thats|whats|hows|theres|what|how|whose|why|let|lets|me know|know|tell|tell me|say|show|show me|help|help me|look|see|think|guess|believe|feel|going|gonna|go|get|got|make|made|do i|thing|things|stuff|kind|sort|around|about|roughly|approximately|exactly at|sharp|dead|on the dot|please and thank you|if possible|if thats ok|if you can|if its ok|if thats okay|if thats possible|if available|if free|if youd be so kind|if you would be so kind|if you would|if you dont mind|if i may|if its not too late|if its not too much trouble|if you have it|if you have one|if thats free|if its free|should|shall|must|usually|normally|week|weeks|month|new|work|office|lunch|quick|quickly|soon|up|down|out|off|over|one|ones|i think|i guess|sometime|early|mid|heaps|tons|dying|gpp|too much|much|many|some|something|ur place|studio|place|name|i should be|that would be|that would|it would be|itd be|that will be|thatll be|first time|my first time|my first|wib|wita|stupid|idiot|useless|damn|bloody|fucking|fuck|shit|hell|wtf|omg|dumb|ridiculous|rubbish|said|ffs|jeez|gosh|no cap|fr|frfr|ngl|tbh|rn|slay|slayyy|slayy|highkey|bruh|asap|lah|lor|ah|alamak|aiyo|kindly note that|kindly note|please note that|please note|note that|for your information|under any circumstances|in any way|possibly|literally|basically|honestly`,
  ],
];
