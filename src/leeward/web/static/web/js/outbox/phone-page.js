// Runs the page on which this phone is set up.
import { startPhone } from "./phone.js";

startPhone();
