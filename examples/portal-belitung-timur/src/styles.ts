import "@spbe-kit/ui/fonts.css";
import "@spbe-kit/ui/styles.css";
import "@spbe-kit/ui/themes/belitung-timur.css";
import "@spbe-kit/ui/themes/belitung.css";
import "./portal.css";
