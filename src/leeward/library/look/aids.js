// What a breath can be followed by without looking: soft tones, vibration, a voice of this device. Each is off at first.

const LOUD = 0.07;

/**
 * Tones that rise with the breath in and fall with the breath out. Made by a tap, or browsers keep them silent.
 * @returns {{turn: (inward: boolean, seconds: number) => void, off: () => void}}
 */
export function tones() {
  const audio = new AudioContext();
  return {
    turn(inward, seconds) {
      const tone = audio.createOscillator();
      const loudness = audio.createGain();
      const [now, end] = [audio.currentTime, audio.currentTime + seconds];
      tone.frequency.setValueAtTime(inward ? 174 : 220, now);
      tone.frequency.linearRampToValueAtTime(inward ? 220 : 174, end);
      loudness.gain.setValueAtTime(0, now);
      loudness.gain.linearRampToValueAtTime(LOUD, now + seconds * 0.4);
      loudness.gain.linearRampToValueAtTime(0, end);
      tone.connect(loudness).connect(audio.destination);
      tone.start(now);
      tone.stop(end);
    },
    off: () => audio.close(),
  };
}

/** One short touch for in, two for out. */
export function buzz() {
  return {
    turn: (/** @type {boolean} */ inward) => navigator.vibrate(inward ? 120 : [60, 120, 60]),
    off: () => navigator.vibrate(0),
  };
}

/**
 * The voice to speak with: one that lives on this device. Any other would send the words to a company.
 * @param {{localService: boolean, lang: string}[]} voices
 * @param {string} language
 */
export function localVoice(voices, language) {
  return voices.find((voice) => voice.localService && voice.lang.slice(0, 2).toLowerCase() === language);
}

/**
 * A voice that says "in" and "out", and each new sentence.
 * @param {() => string} newSentence what is new on the screen, or ""
 * @param {DOMStringMap} words
 */
export function voice(newSentence, words) {
  return {
    turn(/** @type {boolean} */ inward) {
      const chosen = localVoice(speechSynthesis.getVoices(), document.documentElement.lang);
      if (!chosen) return;
      const said = new SpeechSynthesisUtterance((inward && newSentence()) || (inward ? words.in : words.out));
      said.voice = chosen;
      said.lang = chosen.lang;
      said.rate = 0.8;
      speechSynthesis.cancel();
      speechSynthesis.speak(said);
    },
    off: () => speechSynthesis.cancel(),
  };
}
